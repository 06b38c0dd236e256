package io.atopile.mcp.server.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.Decision;
import io.atopile.mcp.agent.RunDelta;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveTextTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private String shown(Style style, RunDelta... deltas) {
        var screen = new LiveText(new PrintStream(bytes, true, StandardCharsets.UTF_8), style);
        for (var delta : deltas) {
            screen.delta(delta);
        }
        screen.say("end");
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void textComesInPiecesAndALineAfterItBegins() {
        assertEquals("I think so.\nend\n", shown(Style.PLAIN, new RunDelta.Text(1, "I think"), new RunDelta.Text(1, " so.")));
    }

    @Test
    void whatPassesIsShownInATerminalOnlyAndTakenAway() {
        assertEquals("end\n", shown(Style.PLAIN, new RunDelta.Reasoning(1, "Hm"), new RunDelta.StepProgress(1, "build_run", "half")));
        bytes.reset();
        assertEquals(
                "\r… build_run: half\u001b[K\r\u001b[Kend\n", shown(new Style(true, false), new RunDelta.StepProgress(1, "build_run", "half")));
    }

    @Test
    void nothingInAModelsTextSteersTheTerminal() {
        var text = shown(new Style(true, true), new RunDelta.Text(1, "a\u001b[2Jb\u0007c\u009b1md\n"));
        assertTrue(text.startsWith("a[2Jbc1md\n"), text);
    }

    @Test
    void thereAreNoColoursWithoutATerminal() {
        assertFalse(Style.of(Map.of("NO_COLOR", "1")).colours());
        assertEquals("x", Style.PLAIN.good("x"));
        assertEquals("\u001b[32mx\u001b[0m", new Style(true, true).good("x"));
    }

    @Test
    void onlyYesNoAndAllAreAnswers() {
        assertEquals(Optional.of(Decision.ONCE), Approvals.decision(" Y "));
        assertEquals(Optional.of(Decision.FOR_RUN), Approvals.decision("a"));
        assertEquals(Optional.of(Decision.DENY), Approvals.decision("no"));
        assertEquals(Optional.empty(), Approvals.decision(""));
    }
}
