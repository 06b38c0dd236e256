package io.atopile.mcp.server.command;

import io.atopile.mcp.skill.report.ReportPage;
import io.atopile.mcp.skill.report.SkillReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The form of a report. */
final class ReportOptions {

    @Option(names = "--json", description = "Print the envelope of skill_run instead of a report.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write the report to a file as one self-contained HTML page.")
    @Nullable
    private Path html;

    boolean isJson() {
        return json;
    }

    void writePage(SkillReport report) throws IOException {
        if (html != null) {
            Files.writeString(html, new ReportPage().of(report), StandardCharsets.UTF_8);
            System.err.println("skill: report written to " + html);
        }
    }
}
