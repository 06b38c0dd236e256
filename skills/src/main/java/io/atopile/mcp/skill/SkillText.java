package io.atopile.mcp.skill;

import io.atopile.mcp.skill.plan.LocatedYaml;
import io.atopile.mcp.skill.plan.SkillProblem;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A {@code SKILL.md}: YAML front matter with name and description, then the text to follow. */
record SkillText(String name, String description, String body) {

    static final String FILE = "SKILL.md";

    private static final Pattern FORM = Pattern.compile("\\A---\\R(.*?)\\R---\\R(.*)\\z", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([_-][a-z0-9]+)*");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DESCRIPTION = 1024;

    /** The result of parsing a text. */
    sealed interface Reading {
        record Read(SkillText text) implements Reading {}

        record Wrong(List<SkillProblem> problems) implements Reading {}
    }

    static Reading read(String folder, String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return buildProblem(folder, 1, "the file must begin with front matter between two --- lines");
        }
        return switch (LocatedYaml.read(parts.group(1))) {
            case LocatedYaml.Reading.Broken(var line, var message) -> buildProblem(folder, line + 1, "front matter: " + message);
            case LocatedYaml.Reading.Read(var yaml) -> read(folder, yaml, parts.group(2).strip());
        };
    }

    private static Reading read(String folder, LocatedYaml yaml, String body) {
        var name = getText(yaml.value(), "name");
        var description = getText(yaml.value(), "description");
        if (!yaml.value().isObject()) {
            return buildProblem(folder, 2, "the front matter must be a mapping with name and description");
        }
        if (name.isEmpty() || description.isEmpty()) {
            return buildProblem(folder, 2, "the field %s is missing".formatted(name.isEmpty() ? "name" : "description"));
        }
        if (!name.equals(folder) || !NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            return buildProblem(
                    folder,
                    yaml.findLine("/name") + 1,
                    "name must equal the folder's name, in lower case, at most %d characters".formatted(LONGEST_NAME));
        }
        return description.length() > LONGEST_DESCRIPTION
                ? buildProblem(folder, yaml.findLine("/description") + 1, "description is longer than %d characters".formatted(LONGEST_DESCRIPTION))
                : new Reading.Read(new SkillText(name, description, body));
    }

    private static String getText(JsonNode fields, String name) {
        return fields.path(name).isString() ? fields.path(name).asString().strip() : "";
    }

    private static Reading buildProblem(String folder, int line, String message) {
        return new Reading.Wrong(List.of(new SkillProblem(folder + "/" + FILE, line, message)));
    }
}
