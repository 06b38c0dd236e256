package io.atopile.mcp.server.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.RunDelta;
import io.atopile.mcp.terminal.TerminalStyle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextRunDisplayTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private String shown(TerminalStyle style, RunDelta... deltas) {
        var screen = new TextRunDisplay(new PrintStream(bytes, true, StandardCharsets.UTF_8), style);
        for (var delta : deltas) {
            screen.showDelta(delta);
        }
        screen.say("end");
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void textComesInPiecesAndALineAfterItBegins() {
        assertEquals("I think so.\nend\n", shown(TerminalStyle.PLAIN, new RunDelta.Text(1, "I think"), new RunDelta.Text(1, " so.")));
    }

    @Test
    void whatPassesIsShownInATerminalOnlyAndTakenAway() {
        assertEquals("end\n", shown(TerminalStyle.PLAIN, new RunDelta.Reasoning(1, "Hm"), new RunDelta.StepProgress(1, "build_run", "half")));
        bytes.reset();
        assertEquals(
                "\r… build_run: half\u001b[K\r\u001b[Kend\n", shown(new TerminalStyle(true, false), new RunDelta.StepProgress(1, "build_run", "half")));
    }

    @Test
    void nothingInAModelsTextSteersTheTerminal() {
        var text = shown(new TerminalStyle(true, true), new RunDelta.Text(1, "a\u001b[2Jb\u0007c\u009b1md\n"));
        assertTrue(text.startsWith("a[2Jbc1md\n"), text);
    }

    @Test
    void thereAreNoColoursWithoutATerminal() {
        assertFalse(TerminalStyle.of(Map.of("NO_COLOR", "1")).colours());
        assertEquals("x", TerminalStyle.PLAIN.formatGood("x"));
        assertEquals("\u001b[32mx\u001b[0m", new TerminalStyle(true, true).formatGood("x"));
    }

    @Test
    void onlyYesNoAndAllAreAnswers() {
        assertEquals(Optional.of(ApprovalDecision.ONCE), TerminalApprovals.parseDecision(" Y "));
        assertEquals(Optional.of(ApprovalDecision.FOR_RUN), TerminalApprovals.parseDecision("a"));
        assertEquals(Optional.of(ApprovalDecision.DENY), TerminalApprovals.parseDecision("no"));
        assertEquals(Optional.empty(), TerminalApprovals.parseDecision(""));
    }
}
