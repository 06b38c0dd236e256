package io.atopile.mcp.tools.files;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atopile.mcp.file.OpenPath;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another process exchanges a folder of the project with a link to one outside, as often as it can, while the tools work below
 * it. {@code -Dswap.calls=8000} makes more calls.
 */
final class FolderSwapTest {

    private static final String CANARY = "OUTSIDE_SECRET\n".repeat(5);
    private static final int CALLS = Integer.getInteger("swap.calls", 1_000);

    @TempDir
    Path temporary;

    private BoardBox board = BoardBox.EMPTY;
    private Path outside = Path.of("");

    @BeforeEach
    void lay() throws IOException {
        assumeTrue(OpenPath.holdsDescriptors());
        board = BoardBox.in(temporary, (_, _) -> Optional.empty());
        outside = Files.createDirectories(temporary.resolve("outside/sub/empty")).resolveSibling("").resolveSibling("");
        Files.writeString(outside.resolve("f.txt"), CANARY);
        Files.writeString(outside.resolve("sub/g.txt"), CANARY);
        Files.createDirectories(board.root().resolve("d/sub"));
        Files.createSymbolicLink(board.root().resolve("l"), outside);
    }

    @AfterEach
    void close() {
        board.close();
    }

    @Test
    void noCallReadsOrWritesOutsideWhileAFolderIsExchangedForALink() throws Exception {
        var before = tree(outside);
        var swaps = new AtomicLong();
        var stop = new AtomicBoolean();
        var swapping = Thread.ofPlatform().daemon().start(() -> exchange(stop, swaps));
        var codes = new TreeMap<String, Integer>();
        try {
            var random = new Random(5);
            for (var call = 0; call < CALLS; call++) {
                var reply = step(random.nextInt(9), call);
                codes.merge(reply.path("code").asString(), 1, Integer::sum);
                assertFalse(reply.toString().contains("OUTSIDE_SECRET"), reply.toString());
                assertFalse(reply.toString().contains("g.txt"), reply.toString());
                assertEquals(before, tree(outside), "after call " + call + ": " + reply);
            }
        } finally {
            stop.set(true);
            swapping.join();
        }
        assertEquals(List.of(), board.defects());
        assertTrue(swaps.get() > CALLS, "the folder was exchanged " + swaps + " times");
        assertTrue(codes.getOrDefault("ok", 0) > CALLS / 10, codes.toString());
        assertTrue(codes.size() > 2, codes.toString());
    }

    private tools.jackson.databind.JsonNode step(int kind, int call) {
        return switch (kind) {
            case 0 -> board.call("project_read_file", "{'path':'d/f.txt'}");
            case 1 -> board.call("project_search", "{'query':'SECRET','path':'d'}".replace("SECRET", call % 2 == 0 ? "inside" : "OUTSIDE"));
            case 2 -> board.call("project_create_path", "{'path':'d/n%d.txt','content':'new\\n'}".formatted(call));
            case 3 -> board.call("project_delete_path", "{'path':'d/f.txt'}");
            case 4 -> board.call("project_create_path", "{'path':'d/f.txt','content':'inside\\n'}");
            case 5 -> edit();
            case 6 -> Files.exists(board.root().resolve("m.txt"))
                    ? board.call("project_move_path", "{'path':'m.txt','new_path':'d/deep/m%d.txt'}".formatted(call))
                    : board.call("project_create_path", "{'path':'m.txt','content':'inside\\n'}");
            case 7 -> board.call("project_undo_edit", "{'path':'d/deep/m%d.txt'}".formatted(call - 1));
            default -> board.call("project_list_files", "{'path':'%s'}".formatted(call % 2 == 0 ? "d" : "."));
        };
    }

    private tools.jackson.databind.JsonNode edit() {
        var read = board.call("project_read_file", "{'path':'d/f.txt'}");
        return read.path("ok").asBoolean()
                ? board.call("project_edit_file", "{'path':'d/f.txt','rev':'%s','edits':[{'op':'replace','anchor':'%s','text':'edited %d'}]}"
                        .formatted(read.at("/data/rev").asString(), read.at("/data/content").asString().split("\\|", 2)[0], System.nanoTime()))
                : read;
    }

    @SuppressWarnings("restricted")
    private void exchange(AtomicBoolean stop, AtomicLong swaps) {
        var linker = Linker.nativeLinker();
        var rename = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("renameat2"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
        while (!stop.get()) {
            exchangeOnce(rename);
            if (swaps.incrementAndGet() % 7 == 0) {
                LockSupport.parkNanos(1);
            }
        }
    }

    private void exchangeOnce(MethodHandle rename) {
        try (var arena = Arena.ofConfined()) {
            var _ = (int) rename.invokeExact(
                    -100,
                    arena.allocateFrom(board.root().resolve("d").toString()),
                    -100,
                    arena.allocateFrom(board.root().resolve("l").toString()),
                    2);
        } catch (Throwable defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static Map<String, String> tree(Path folder) throws IOException {
        var tree = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : new ArrayList<>(files.toList())) {
                tree.put(folder.relativize(file).toString(), Files.isRegularFile(file) ? Files.readString(file) : "");
            }
        }
        return tree;
    }
}
