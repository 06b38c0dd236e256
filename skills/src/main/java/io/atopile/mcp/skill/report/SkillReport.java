package io.atopile.mcp.skill.report;

import io.atopile.mcp.terminal.ReportTone;
import java.util.ArrayList;
import java.util.List;

/**
 * The report that the user reads after a skill has run, computed from the skill's results.
 *
 * @param skill   the skill's name
 * @param summary the verdict in a sentence or two
 * @param tone    of the verdict
 */
public record SkillReport(String skill, String title, String summary, ReportTone tone, List<ReportSection> sections, List<ReportStep> steps) {

    public SkillReport {
        sections = List.copyOf(sections);
        steps = List.copyOf(steps);
    }

    /** Returns everything below the summary: the sections, then the steps, if there were any. */
    List<ReportSection> parts() {
        var parts = new ArrayList<>(sections);
        if (!steps.isEmpty()) {
            parts.add(ReportStep.toTable(steps));
        }
        return parts;
    }
}
