package io.atopile.mcp.hashline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.file.PathLocks;
import io.atopile.mcp.file.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several servers on one project: none loses what another wrote, and anchors of one are understood by all. */
final class TwoServersTest {

    private static final int TIMES = 40;

    @TempDir
    Path temporary;

    @Test
    void everyEditOfEveryServerIsMade() throws Exception {
        var root = Files.createDirectory(temporary.toRealPath().resolve("board"));
        var state = temporary.resolve("state");
        Files.writeString(root.resolve("main.ato"), "module Main:\n");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var other = new ProcessBuilder(List.of(
                        java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Appending.class.getName(),
                        root.toString(), state.toString(), "other", Integer.toString(TIMES)))
                .inheritIO()
                .start();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var here = List.<Callable<Boolean>>of(append(root, state, "one"), append(root, state, "two"));
            for (var done : threads.invokeAll(here)) {
                assertTrue(done.get());
            }
            assertTrue(other.waitFor(60, TimeUnit.SECONDS));
        } finally {
            other.destroyForcibly();
        }
        assertEquals(0, other.exitValue());
        var lines = Files.readAllLines(root.resolve("main.ato"));
        for (var name : List.of("one", "two", "other")) {
            assertEquals(
                    IntStream.range(0, TIMES).mapToObj(i -> "# " + name + " " + i).toList(),
                    lines.stream().filter(line -> line.startsWith("# " + name + " ")).toList());
        }
        assertEquals(1 + 3 * TIMES, lines.size());
        assertUndone(root, state, 3 * TIMES);
    }

    /** All three wrote one history, through which everything is taken back. */
    private static void assertUndone(Path root, Path state, int edits) throws Exception {
        var scope = Scope.of(root);
        for (var i = 0; i < Math.min(edits, 50); i++) {
            assertTrue(new Undoer(Kit.in(state, root), scope).undo(KilledWriter.place(scope, "main.ato"), Optional.empty())
                    instanceof ChangeOutcome.Done, "undo " + i);
        }
        assertEquals(1 + edits - 50, Files.readAllLines(root.resolve("main.ato")).size());
    }

    @Test
    void aWriterWaitsForAnotherAndThenGivesUp() throws Exception {
        var file = List.of(temporary.resolve("main.ato"));
        var locks = new PathLocks(temporary.resolve("locks"));
        try (var held = locks.hold(file, Duration.ofSeconds(1));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertTrue(held.isComplete());
            var waiting = threads.submit(() -> {
                try (var second = new PathLocks(temporary.resolve("locks")).hold(file, Duration.ofMillis(50))) {
                    return second.isComplete();
                }
            });
            assertEquals(false, waiting.get());
        }
        try (var again = locks.hold(Stream.of("a", "b", "main.ato").map(temporary::resolve).toList(), Duration.ofSeconds(1))) {
            assertTrue(again.isComplete());
        }
    }

    private static Callable<Boolean> append(Path root, Path state, String name) {
        return () -> {
            Appending.append(root, state, name, TIMES);
            return true;
        };
    }
}
