package io.atopile.mcp.conformance.hashline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.conformance.hashline.KilledWriter.Deed;
import io.atopile.mcp.file.WriteStep;
import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.hashline.ChangeReverter;
import io.atopile.mcp.hashline.EditOutcome;
import io.atopile.mcp.hashline.Editor;
import io.atopile.mcp.hashline.FileMover;
import io.atopile.mcp.hashline.RefusedChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills a process of its own, with SIGKILL, at every step of a write, and looks at what is left. */
final class KilledWriterTest {

    private static final String OLD = "module Main:\n    r1 = new Resistor\n    pass\n";
    private static final String NEW = OLD.replace("    r1 = new Resistor", KilledWriter.NEW_LINE);

    @TempDir
    Path temporary;

    private Workplace at = new Workplace(Path.of(""), Path.of(""));

    @BeforeEach
    void lay() throws IOException {
        at = Workplace.in(temporary);
        at.write("main.ato", OLD);
        at.show("main.ato");
    }

    @ParameterizedTest
    @EnumSource
    void anEditIsMadeOrNotAndCanBeUndone(WriteStep step) throws Exception {
        KilledWriter.killAt(step, Deed.EDIT, at);
        if (step.compareTo(WriteStep.MOVED) < 0) {
            assertEquals(Map.of("main.ato", OLD), at.files());
            assertInstanceOf(RefusedChange.class, undo("main.ato"));
            assertInstanceOf(EditOutcome.Made.class, edit());
            assertEquals(Map.of("main.ato", NEW), at.files());
        } else {
            assertEquals(Map.of("main.ato", NEW), at.files());
        }
        assertInstanceOf(ChangeOutcome.Done.class, undo("main.ato"));
        assertEquals(Map.of("main.ato", OLD), at.files());
    }

    @ParameterizedTest
    @EnumSource(names = {"HALF_WRITTEN", "COMPARED", "MOVED"})
    void anUndoIsMadeOrNotAndCanBeMadeAgain(WriteStep step) throws Exception {
        assertInstanceOf(EditOutcome.Made.class, edit());
        KilledWriter.killAt(step, Deed.UNDO, at);
        assertEquals(Map.of("main.ato", step == WriteStep.MOVED ? OLD : NEW), at.files());
        if (step != WriteStep.MOVED) {
            assertInstanceOf(ChangeOutcome.Done.class, undo("main.ato"));
        }
        assertEquals(Map.of("main.ato", OLD), at.files());
    }

    @ParameterizedTest
    @CsvSource({"DELETE,COMPARED", "DELETE,MOVED", "MOVE,COMPARED", "CREATE,HALF_WRITTEN", "CREATE,COMPARED", "CREATE,MOVED"})
    void everyOtherChangeIsMadeOrNotAndCanBeUndone(Deed deed, WriteStep step) throws Exception {
        KilledWriter.killAt(step, deed, at);
        var isDone = step == WriteStep.MOVED;
        assertEquals(isDone ? done(deed) : Map.of("main.ato", OLD), at.files());
        if (isDone) {
            assertInstanceOf(ChangeOutcome.Done.class, undo(deed == Deed.CREATE ? "other.ato" : "main.ato"));
        }
        assertEquals(Map.of("main.ato", OLD), at.files());
    }

    @ParameterizedTest
    @EnumSource(names = {"MOVED", "FOLDER_FORCED"})
    void aMoveThatWasKilledLateCanBeMovedBack(WriteStep step) throws Exception {
        KilledWriter.killAt(step, Deed.MOVE, at);
        assertEquals(Map.of("other.ato", OLD), at.files());
        assertInstanceOf(ChangeOutcome.Done.class, new FileMover(at.kit()).move(at.place("other.ato"), at.place("main.ato"), Optional.empty()));
        assertInstanceOf(EditOutcome.Made.class, edit());
    }

    private static Map<String, String> done(Deed deed) {
        return switch (deed) {
            case DELETE -> Map.of();
            case CREATE -> Map.of("main.ato", OLD, "other.ato", KilledWriter.OTHER);
            case MOVE -> Map.of("other.ato", OLD);
            case EDIT, UNDO -> throw new IllegalArgumentException();
        };
    }

    private EditOutcome edit() throws Exception {
        return new Editor(at.kit()).edit(at.place("main.ato"), KilledWriter.edit(at.show("main.ato")));
    }

    private ChangeOutcome undo(String path) throws Exception {
        return new ChangeReverter(at.kit(), at.scope()).undo(at.place(path), Optional.empty());
    }
}
