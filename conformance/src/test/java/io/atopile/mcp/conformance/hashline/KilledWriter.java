package io.atopile.mcp.conformance.hashline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.file.WriteStep;
import io.atopile.mcp.hashline.ChangeReverter;
import io.atopile.mcp.hashline.DriftPolicy;
import io.atopile.mcp.hashline.EditRequest;
import io.atopile.mcp.hashline.Editor;
import io.atopile.mcp.hashline.FileCreator;
import io.atopile.mcp.hashline.FileMover;
import io.atopile.mcp.hashline.FileRemover;
import io.atopile.mcp.hashline.LineEdit;
import io.atopile.mcp.hashline.TextLines;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server's write in a process of its own: it tells when it has reached a step, and waits there to be killed. */
final class KilledWriter {

    /** What the process does to {@code main.ato}; where another file has a part in it, that is {@code other.ato}. */
    enum Deed {
        EDIT,
        UNDO,
        DELETE,
        MOVE,
        CREATE
    }

    static final String NEW_LINE = "    # the new line";
    static final String OTHER = "module Other:\n    pass\n";

    private static final String REACHED = "reached";
    private static final int KILLED = 128 + 9;

    private KilledWriter() {}

    public static void main(String[] arguments) throws Exception {
        var at = new Workplace(Path.of(arguments[0]), Path.of(arguments[1]));
        var halt = WriteStep.valueOf(arguments[2]);
        var kit = at.kit(step -> waitForTheEnd(step == halt));
        var file = at.place("main.ato");
        var outcome = switch (Deed.valueOf(arguments[3])) {
            case EDIT -> new Editor(kit).edit(file, edit(at.lines("main.ato")));
            case UNDO -> new ChangeReverter(kit, at.scope()).undo(file, Optional.empty());
            case DELETE -> new FileRemover(kit).remove(file, Optional.empty());
            case MOVE -> new FileMover(kit).move(file, at.place("other.ato"), Optional.empty());
            case CREATE -> new FileCreator(kit).create(at.place("other.ato"), OTHER, Optional.empty(), false);
        };
        throw new IllegalStateException("It came to an end: " + outcome);
    }

    /** Another line in place of the second. */
    static EditRequest edit(TextLines lines) {
        var edit = new LineEdit.Replace(new LineEdit.Span(lines.anchor(2), lines.anchor(2)), NEW_LINE);
        return new EditRequest(Optional.of(lines.revision().toShortForm()), List.of(edit), DriftPolicy.STRICT, false, false);
    }

    /** Starts the process and kills it, with SIGKILL, when it has reached the step. */
    static void killAt(WriteStep step, Deed deed, Workplace at) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var writer = new ProcessBuilder(List.of(
                        java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), KilledWriter.class.getName(),
                        at.root().toString(), at.state().toString(), step.name(), deed.name()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
            assertEquals(REACHED, out.readLine());
        } finally {
            writer.destroyForcibly();
        }
        assertTrue(writer.waitFor(10, TimeUnit.SECONDS));
        assertEquals(KILLED, writer.exitValue(), "it was killed");
    }

    private static void waitForTheEnd(boolean reached) {
        if (!reached) {
            return;
        }
        System.out.println(REACHED);
        System.out.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
