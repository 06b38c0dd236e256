package io.atopile.mcp.server.shell;

import io.atopile.mcp.skill.report.ReportText;
import io.atopile.mcp.skill.report.SkillReport;
import java.util.Map;
import java.util.Optional;

/** Renders reports for this terminal, in its width and colours. */
public final class TerminalReportRenderer {

    private static final int WIDTH = 100;

    private TerminalReportRenderer() {}

    public static String of(SkillReport report, Map<String, String> environment) {
        return new ReportText(readWidth(environment), TerminalStyle.of(environment).colours()).of(report);
    }

    private static int readWidth(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("COLUMNS"))
                .filter(columns -> columns.matches("[0-9]{1,4}"))
                .map(Integer::valueOf)
                .orElse(WIDTH);
    }
}
