package io.atopile.mcp.server.shell;

import io.atopile.mcp.skill.Shelf;
import io.atopile.mcp.skill.Skill;
import io.atopile.mcp.skill.plan.Declaration;
import io.atopile.mcp.skill.plan.StepPlan;
import io.atopile.mcp.skill.report.Cell;
import io.atopile.mcp.skill.report.Report;
import io.atopile.mcp.skill.report.Section;
import io.atopile.mcp.skill.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Skills as the shell shows them: all in short, or all of one. */
public final class SkillSheet {

    private static final Optional<String> NOTHING = Optional.of("Nothing.");

    private SkillSheet() {}

    /** All that there are. */
    public static Report of(Shelf shelf) {
        var rows = shelf.entries().stream().map(SkillSheet::row).toList();
        var table = new Section.Table("Names", List.of("Skill", "Of", "What it is for"), rows, Optional.of("There are none."));
        return new Report("skills", "Skills", "skill show NAME tells all of one, skill run NAME runs it.", Tone.NEUTRAL, List.of(table), List.of());
    }

    private static List<Cell> row(Shelf.Entry entry) {
        var skill = entry.skill();
        return List.of(
                new Cell(skill.name(), entry.isRunnable() ? Tone.NEUTRAL : Tone.WARNING),
                Cell.of(skill.origin().name().toLowerCase(Locale.ROOT).replace('_', ' ')),
                Cell.of(skill.description() + why(entry)));
    }

    private static String why(Shelf.Entry entry) {
        if (entry.isRunnable()) {
            return "";
        }
        return entry.switchedOff().isEmpty() ? " (text to follow)" : " (needs %s)".formatted(String.join(", ", entry.switchedOff()));
    }

    /** All of one. */
    public static Report of(Shelf.Entry entry) {
        var skill = entry.skill();
        var sections = new ArrayList<Section>();
        skill.declaration().ifPresent(declaration -> {
            sections.add(input(declaration));
            sections.add(steps(declaration));
        });
        sections.add(new Section.Code("How it is done", "markdown", skill.body()));
        return new Report(skill.name(), title(skill), skill.description() + why(entry), Tone.NEUTRAL, sections, List.of());
    }

    private static String title(Skill skill) {
        return "%s (%s)".formatted(skill.title(), skill.name());
    }

    private static Section input(Declaration declaration) {
        var required = declaration.input().path("required").values().stream().map(JsonNode::asString).toList();
        var rows = declaration.input().path("properties").properties().stream().map(field -> field(field, required)).toList();
        return new Section.Table("What it takes", List.of("Name", "Type", "Needed", "Meaning"), rows, NOTHING);
    }

    private static List<Cell> field(Map.Entry<String, JsonNode> field, List<String> required) {
        var schema = field.getValue();
        var needed = required.contains(field.getKey()) ? "yes" : schema.has("default") ? "else " + schema.path("default") : "no";
        var values = schema.path("enum").values().stream().map(JsonNode::asString).toList();
        var type = values.isEmpty() ? schema.path("type").asString("") : String.join(" | ", values);
        return List.of(Cell.of(field.getKey()), Cell.of(type), Cell.of(needed), Cell.of(schema.path("description").asString("")));
    }

    private static Section steps(Declaration declaration) {
        var rows = declaration.steps().stream().map(SkillSheet::step).toList();
        return new Section.Table("Steps", List.of("Step", "Tool", "Title"), rows, NOTHING);
    }

    private static List<Cell> step(StepPlan step) {
        return List.of(Cell.of(step.id()), Cell.of(step.tool()), Cell.of(step.label()));
    }
}
