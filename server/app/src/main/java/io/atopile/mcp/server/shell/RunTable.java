package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.terminal.TerminalStyle;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Renders runs in short form, one per line. */
public final class RunTable {

    private static final int LONGEST_PROMPT = 70;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final TerminalStyle style;

    public RunTable(TerminalStyle style) {
        this.style = style;
    }

    public String of(List<RunView> runs) {
        var text = new StringBuilder();
        runs.forEach(run -> text.append(formatLine(run)).append('\n'));
        return runs.isEmpty() ? "There are no runs yet.\n" : text.toString();
    }

    private String formatLine(RunView run) {
        var at = LocalDateTime.ofInstant(run.state().at(), ZoneId.systemDefault());
        var status = "%-20s".formatted(run.status().name().toLowerCase(Locale.ROOT));
        return "%s  %s  %s  %s".formatted(
                run.directory().id(), TIME.format(at), applyColors(run.status(), status), TerminalStyle.toSingleLine(run.prompt(), LONGEST_PROMPT));
    }

    private String applyColors(RunStatus status, String text) {
        return switch (status) {
            case COMPLETED -> style.formatGood(text);
            case FAILED, CANCELLED, BUDGET_EXHAUSTED -> style.formatBad(text);
            case QUEUED, RUNNING -> text;
            case WAITING_FOR_APPROVAL, INTERRUPTED -> style.formatNotable(text);
        };
    }
}
