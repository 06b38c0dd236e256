package io.atopile.mcp.conformance.docs;

import io.atopile.mcp.conformance.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Every kind of event with its fields, and what the sources say of them. */
final class EventReference {

    private static final String SOURCES = "server/agent/src/main/java/io/atopile/mcp/agent/";
    private static final Pattern PARAMETER = Pattern.compile("@param (\\w+) ([^@]*)");

    private final ObjectNode schema;
    private final String source;

    private EventReference(ObjectNode schema, String file) {
        this.schema = schema;
        try {
            this.source = Files.readString(Repository.ROOT.resolve(SOURCES + file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String of(ObjectNode schema) {
        return new EventReference(schema, "RunEvent.java").all(EventSchema.events())
                + "## Between events\n\nOnly those who listen at the time are told these, and they have no `seq`.\n\n"
                + new EventReference(schema, "RunDelta.java").all(EventSchema.deltas());
    }

    private String all(List<EventSchema.Kind> kinds) {
        return kinds.stream().map(this::section).collect(Collectors.joining());
    }

    private String section(EventSchema.Kind kind) {
        var doc = doc(kind.type().getSimpleName());
        var meaning = plain(doc.split("@param", 2)[0]);
        return "### `%s`\n\n%s%s".formatted(kind.name(), meaning.isEmpty() ? "" : meaning + "\n\n", table(kind, doc));
    }

    private String table(EventSchema.Kind kind, String doc) {
        var components = kind.type().getRecordComponents();
        var parameters = PARAMETER.matcher(doc).results().collect(Collectors.toMap(found -> found.group(1), found -> plain(found.group(2))));
        var rows = Arrays.stream(components)
                .map(component -> "| `%s`%s | %s | %s |\n".formatted(
                        EventSchema.name(component),
                        isRequired(kind, EventSchema.name(component)) ? "" : "?",
                        type(property(kind, EventSchema.name(component))),
                        parameters.getOrDefault(component.getName(), "")))
                .collect(Collectors.joining());
        return components.length == 0 ? "" : "| field | type | |\n|---|---|---|\n" + rows + "\n";
    }

    private ObjectNode property(EventSchema.Kind kind, String field) {
        return (ObjectNode) schema.at("/$defs/%s/properties/%s".formatted(kind.name(), field));
    }

    private boolean isRequired(EventSchema.Kind kind, String field) {
        return schema.at("/$defs/%s/required".formatted(kind.name())).values().stream().anyMatch(name -> name.asString().equals(field));
    }

    private String type(ObjectNode property) {
        if (property.has("enum")) {
            return property.get("enum").values().stream().map(value -> "`" + value.asString() + "`").collect(Collectors.joining(" "));
        }
        if (property.has("$ref")) {
            var fields = schema.at(property.get("$ref").asString().substring(1)).path("properties").propertyNames();
            return "{%s}".formatted(String.join(", ", fields));
        }
        if (property.has("pattern")) {
            return "a text's hash";
        }
        return property.path("type").asString().equals("array")
                ? "list of " + type((ObjectNode) Objects.requireNonNull(property.get("items")))
                : property.path("format").asString(property.path("type").asString());
    }

    /** The comment right before a record; nothing where there is none. */
    private String doc(String record) {
        var at = source.indexOf("    record " + record + "(");
        var before = source.substring(0, at).stripTrailing();
        return before.endsWith("*/")
                ? before.substring(before.lastIndexOf("/**") + 3, before.length() - 2).replaceAll("\n\\s*\\* ?", " ")
                : "";
    }

    private static String plain(String text) {
        return text.replaceAll("\\{@code ([^}]*)}", "`$1`").replaceAll("\\{@link (?:\\w+\\.)*#?(\\w+)}", "`$1`").replaceAll("\\s+", " ").strip().replace("|", "\\|");
    }
}
