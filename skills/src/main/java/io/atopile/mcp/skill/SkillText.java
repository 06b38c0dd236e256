package io.atopile.mcp.skill;

import io.atopile.mcp.skill.plan.LocatedYaml;
import io.atopile.mcp.skill.plan.SkillProblem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A {@code SKILL.md}: YAML front matter with name and description, then the text to follow. */
record SkillText(String name, String description, String body) {

    static final String FILE = "SKILL.md";

    private static final Pattern FORM = Pattern.compile("\\A---\\R(.*?)\\R---\\R(.*)\\z", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([_-][a-z0-9]+)*");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DESCRIPTION = 1024;

    /** Reads a text; empty, and what is wrong is added to {@code problems}, if it can't be used. */
    static Optional<SkillText> read(String folder, String text, List<SkillProblem> problems) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return reject(problems, folder, 1, "the file must begin with front matter between two --- lines");
        }
        return LocatedYaml.read(parts.group(1), (message, line) -> reject(problems, folder, line + 1, "front matter: " + message))
                .flatMap(yaml -> read(folder, yaml, parts.group(2).strip(), problems));
    }

    private static Optional<SkillText> read(String folder, LocatedYaml yaml, String body, List<SkillProblem> problems) {
        var name = getText(yaml.value(), "name");
        var description = getText(yaml.value(), "description");
        if (!yaml.value().isObject()) {
            return reject(problems, folder, 2, "the front matter must be a mapping with name and description");
        }
        if (name.isEmpty() || description.isEmpty()) {
            return reject(problems, folder, 2, "the field %s is missing".formatted(name.isEmpty() ? "name" : "description"));
        }
        if (!name.equals(folder) || !NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            return reject(
                    problems,
                    folder,
                    yaml.findLine("/name") + 1,
                    "name must equal the folder's name, in lower case, at most %d characters".formatted(LONGEST_NAME));
        }
        if (description.length() > LONGEST_DESCRIPTION) {
            var message = "description is longer than %d characters".formatted(LONGEST_DESCRIPTION);
            return reject(problems, folder, yaml.findLine("/description") + 1, message);
        }
        return Optional.of(new SkillText(name, description, body));
    }

    private static String getText(JsonNode fields, String name) {
        return fields.path(name).isString() ? fields.path(name).asString().strip() : "";
    }

    private static Optional<SkillText> reject(List<SkillProblem> problems, String folder, int line, String message) {
        problems.add(new SkillProblem(folder + "/" + FILE, line, message));
        return Optional.empty();
    }
}
