package io.atopile.mcp.hashline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.file.AtomicFile;
import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.Scope;
import io.atopile.mcp.file.WriteStep;
import io.atopile.mcp.hashline.KilledWriter.Deed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills a process of its own, with SIGKILL, at every step of a write, and looks at what is left. */
final class KilledWriterTest {

    private static final String OLD = "module Main:\n    r1 = new Resistor\n    pass\n";
    private static final String NEW = OLD.replace("    r1 = new Resistor", KilledWriter.NEW);

    @TempDir
    Path temporary;

    private Path root = Path.of("");
    private Path state = Path.of("");

    @BeforeEach
    void lay() throws IOException {
        root = Files.createDirectory(temporary.toRealPath().resolve("board"));
        state = temporary.resolve("state");
        Files.writeString(root.resolve("main.ato"), OLD);
        var text = Texts.lines(OLD);
        kit().snapshots().serve("main.ato", text, Texts.everything(text));
    }

    @ParameterizedTest
    @EnumSource
    void anEditIsMadeOrNotAndCanBeUndone(WriteStep step) throws Exception {
        killAt(step, Deed.EDIT);
        if (step.compareTo(WriteStep.MOVED) < 0) {
            assertEquals(Map.of("main.ato", OLD), files());
            assertInstanceOf(Refused.class, undo("main.ato"));
            assertInstanceOf(EditOutcome.Made.class, edit());
            assertEquals(Map.of("main.ato", NEW), files());
        } else {
            assertEquals(Map.of("main.ato", NEW), files());
        }
        assertInstanceOf(ChangeOutcome.Done.class, undo("main.ato"));
        assertEquals(Map.of("main.ato", OLD), files());
    }

    @ParameterizedTest
    @EnumSource(names = {"HALF_WRITTEN", "COMPARED", "MOVED"})
    void anUndoIsMadeOrNotAndCanBeMadeAgain(WriteStep step) throws Exception {
        assertInstanceOf(EditOutcome.Made.class, edit());
        killAt(step, Deed.UNDO);
        assertEquals(Map.of("main.ato", step == WriteStep.MOVED ? OLD : NEW), files());
        if (step != WriteStep.MOVED) {
            assertInstanceOf(ChangeOutcome.Done.class, undo("main.ato"));
        }
        assertEquals(Map.of("main.ato", OLD), files());
    }

    @ParameterizedTest
    @CsvSource({"DELETE,COMPARED", "DELETE,MOVED", "MOVE,COMPARED", "CREATE,HALF_WRITTEN", "CREATE,COMPARED", "CREATE,MOVED"})
    void everyOtherChangeIsMadeOrNotAndCanBeUndone(Deed deed, WriteStep step) throws Exception {
        killAt(step, deed);
        var isDone = step == WriteStep.MOVED;
        assertEquals(isDone ? done(deed) : Map.of("main.ato", OLD), files());
        if (isDone) {
            assertInstanceOf(ChangeOutcome.Done.class, undo(deed == Deed.CREATE ? "other.ato" : "main.ato"));
        }
        assertEquals(Map.of("main.ato", OLD), files());
    }

    @ParameterizedTest
    @EnumSource(names = {"MOVED", "FOLDER_FORCED"})
    void aMoveThatWasKilledLateCanBeMovedBack(WriteStep step) throws Exception {
        killAt(step, Deed.MOVE);
        assertEquals(Map.of("other.ato", OLD), files());
        assertInstanceOf(ChangeOutcome.Done.class, new FileMover(kit()).move(place("other.ato"), place("main.ato"), Optional.empty()));
        assertInstanceOf(EditOutcome.Made.class, edit());
    }

    private static Map<String, String> done(Deed deed) {
        return switch (deed) {
            case DELETE -> Map.of();
            case CREATE -> Map.of("main.ato", OLD, "other.ato", "module Other:\n    pass\n");
            case MOVE -> Map.of("other.ato", OLD);
            case EDIT, UNDO -> throw new IllegalArgumentException();
        };
    }

    private void killAt(WriteStep step, Deed deed) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var writer = new ProcessBuilder(List.of(
                        java, "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", System.getProperty("java.class.path"),
                        KilledWriter.class.getName(), root.toString(), state.toString(), step.name(), deed.name()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
            assertEquals(KilledWriter.REACHED, out.readLine());
        } finally {
            writer.destroyForcibly();
        }
        assertTrue(writer.waitFor(10, TimeUnit.SECONDS));
        assertEquals(128 + 9, writer.exitValue(), "it was killed");
    }

    /** What stands in the project, temporary files of ours aside, which no listing shows. */
    private Map<String, String> files() throws IOException {
        var files = new TreeMap<String, String>();
        try (var entries = Files.list(root)) {
            for (var file : entries.filter(entry -> !AtomicFile.isTemporary(entry.getFileName().toString())).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private EditOutcome edit() throws Exception {
        var file = place("main.ato");
        return new Editor(kit()).edit(file, KilledWriter.edit(file));
    }

    private ChangeOutcome undo(String path) throws Exception {
        return new Undoer(kit(), Scope.of(root)).undo(place(path), Optional.empty());
    }

    private Inside place(String path) throws IOException {
        return KilledWriter.place(Scope.of(root), path);
    }

    /** As after a restart. */
    private Kit kit() {
        return Kit.in(state, root);
    }
}
