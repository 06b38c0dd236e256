package io.atopile.mcp.server.shell;

import io.atopile.mcp.skill.SkillCatalog;
import io.atopile.mcp.skill.plan.Skill;
import io.atopile.mcp.skill.plan.SkillDeclaration;
import io.atopile.mcp.skill.plan.StepPlan;
import io.atopile.mcp.skill.report.ReportSection;
import io.atopile.mcp.skill.report.SkillReport;
import io.atopile.mcp.skill.report.TableCell;
import io.atopile.mcp.terminal.ReportTone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Renders skills for the shell: a list of all, or one in detail. */
public final class SkillCatalogReport {

    private static final Optional<String> NOTHING = Optional.of("None.");

    private SkillCatalogReport() {}

    /** Lists all skills. */
    public static SkillReport of(SkillCatalog shelf) {
        var rows = shelf.entries().stream().map(SkillCatalogReport::buildEntryRow).toList();
        var table = new ReportSection.Table("Names", List.of("Skill", "Origin", "Purpose"), rows, Optional.of("There are no skills."));
        return new SkillReport(
                "skills", "Skills", "skill show NAME shows the details of a skill, skill run NAME runs it.", ReportTone.NEUTRAL, List.of(table), List.of());
    }

    private static List<TableCell> buildEntryRow(SkillCatalog.Entry entry) {
        var skill = entry.skill();
        return List.of(
                new TableCell(skill.name(), entry.isRunnable() ? ReportTone.NEUTRAL : ReportTone.WARNING),
                TableCell.of(skill.origin().name().toLowerCase(Locale.ROOT).replace('_', ' ')),
                TableCell.of(skill.description() + describeRestriction(entry)));
    }

    private static String describeRestriction(SkillCatalog.Entry entry) {
        if (entry.isRunnable()) {
            return "";
        }
        return entry.switchedOff().isEmpty() ? " (instructions only)" : " (needs %s)".formatted(String.join(", ", entry.switchedOff()));
    }

    /** Shows one skill in detail. */
    public static SkillReport of(SkillCatalog.Entry entry) {
        var skill = entry.skill();
        var sections = new ArrayList<ReportSection>();
        skill.declaration().ifPresent(declaration -> {
            sections.add(buildInputTable(declaration));
            sections.add(buildStepsTable(declaration));
        });
        sections.add(new ReportSection.Code("Instructions", "markdown", skill.body()));
        return new SkillReport(skill.name(), title(skill), skill.description() + describeRestriction(entry), ReportTone.NEUTRAL, sections, List.of());
    }

    private static String title(Skill skill) {
        return "%s (%s)".formatted(skill.title(), skill.name());
    }

    private static ReportSection buildInputTable(SkillDeclaration declaration) {
        var required = declaration.input().path("required").values().stream().map(JsonNode::asString).toList();
        var rows = declaration.input().path("properties").properties().stream().map(field -> buildFieldRow(field, required)).toList();
        return new ReportSection.Table("Input", List.of("Name", "Type", "Required", "Description"), rows, NOTHING);
    }

    private static List<TableCell> buildFieldRow(Map.Entry<String, JsonNode> field, List<String> required) {
        var schema = field.getValue();
        var needed = required.contains(field.getKey()) ? "yes" : schema.has("default") ? "default " + schema.path("default") : "no";
        var values = schema.path("enum").values().stream().map(JsonNode::asString).toList();
        var type = values.isEmpty() ? schema.path("type").asString("") : String.join(" | ", values);
        return List.of(TableCell.of(field.getKey()), TableCell.of(type), TableCell.of(needed), TableCell.of(schema.path("description").asString("")));
    }

    private static ReportSection buildStepsTable(SkillDeclaration declaration) {
        var rows = declaration.steps().stream().map(SkillCatalogReport::buildStepRow).toList();
        return new ReportSection.Table("Steps", List.of("Step", "Tool", "Title"), rows, NOTHING);
    }

    private static List<TableCell> buildStepRow(StepPlan step) {
        return List.of(TableCell.of(step.id()), TableCell.of(step.tool()), TableCell.of(step.label()));
    }
}
