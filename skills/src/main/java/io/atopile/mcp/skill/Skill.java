package io.atopile.mcp.skill;

import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A recipe in the agentskills.io format: YAML front matter with name and description, then the text to follow.
 *
 * @param name also the name of its folder
 * @param body Markdown, for the model
 */
public record Skill(String name, String description, String body) {

    private static final Pattern FORM = Pattern.compile("\\A---\\R(.*?)\\R---\\R(.*)\\z", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([_-][a-z0-9]+)*");

    /**
     * Reads a {@code SKILL.md}.
     *
     * @throws IllegalArgumentException when it is not in the format; the message says where
     */
    static Skill parse(String folder, String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(folder + "/SKILL.md: it must begin with front matter between two lines ---");
        }
        var fields = frontMatter(folder, parts.group(1));
        var name = field(folder, fields, "name");
        if (!name.equals(folder) || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(folder + "/SKILL.md: name must be the folder's, in lower case");
        }
        return new Skill(name, field(folder, fields, "description"), parts.group(2).strip());
    }

    private static Map<?, ?> frontMatter(String folder, String yaml) {
        try {
            if (new Load(LoadSettings.builder().build()).loadFromString(yaml) instanceof Map<?, ?> fields) {
                return fields;
            }
        } catch (YamlEngineException broken) {
            throw new IllegalArgumentException(folder + "/SKILL.md: the front matter is not YAML", broken);
        }
        throw new IllegalArgumentException(folder + "/SKILL.md: the front matter must be fields");
    }

    private static String field(String folder, Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new IllegalArgumentException(folder + "/SKILL.md: the field " + name + " is missing");
    }
}
