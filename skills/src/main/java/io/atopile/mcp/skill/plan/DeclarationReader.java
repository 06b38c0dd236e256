package io.atopile.mcp.skill.plan;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.JsonSchemaValidator;
import io.atopile.mcp.tool.LazyValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Parses a {@code skill.yaml}. Its structure is defined by the JSON Schema in {@code skill.schema.json}. */
public final class DeclarationReader {

    /** Compiled when the first declaration is read. */
    private static final LazyValue<JsonSchemaValidator> FORM = LazyValue.of(() -> new JsonSchemaValidator(schema()));

    private static final Pattern UNKNOWN = Pattern.compile("there is no field (\\S+)");
    private static final Pattern IN_A_SCHEMA = Pattern.compile("^/(input|output/schema)\\b.*");
    private static final Pattern ALTERNATIVE = Pattern.compile("report\\.sections\\.\\d+\\.(text|table|checklist|code|picture) is missing");

    private DeclarationReader() {}

    /** Checks the structure only; {@link DeclarationCheck} checks whether the declaration fits the tools. */
    public static DeclarationReadResult read(String file, String text) {
        return switch (LocatedYaml.read(text)) {
            case LocatedYaml.Reading.Broken(var line, var message) ->
                new DeclarationReadResult.Wrong(List.of(new SkillProblem(file, line, message)));
            case LocatedYaml.Reading.Read(var yaml) -> read(file, yaml);
        };
    }

    private static DeclarationReadResult read(String file, LocatedYaml yaml) {
        var problems = FORM.get().findFaults(yaml.value()).stream()
                .filter(fault -> !isAlternative(fault))
                .map(fault -> new SkillProblem(file, yaml.findLine(place(fault)), describe(fault)))
                .sorted(Comparator.comparingInt(SkillProblem::line))
                .toList();
        return problems.isEmpty()
                ? new DeclarationReadResult.Read(Json.mapper().treeToValue(yaml.value(), SkillDeclaration.class), yaml)
                : new DeclarationReadResult.Wrong(problems);
    }

    /** Whether the fault only reports that one of a section's alternatives is missing, which another fault reports for all of them. */
    private static boolean isAlternative(JsonSchemaValidator.Fault fault) {
        return ALTERNATIVE.matcher(fault.message()).matches();
    }

    /** Returns a JSON Pointer to the fault; for an unknown field, to the field itself. */
    private static String place(JsonSchemaValidator.Fault fault) {
        var unknown = UNKNOWN.matcher(fault.message());
        return unknown.find() ? fault.pointer() + "/" + unknown.group(1) : fault.pointer();
    }

    /** Describes a structural error in terms that its author knows, rather than in those of JSON Schema. */
    private static String describe(JsonSchemaValidator.Fault fault) {
        var message = fault.message()
                .replaceFirst("^arguments", "skill.yaml")
                .replace(
                        "does not match the regex pattern ^[a-z][a-z0-9_]{0,29}$",
                        "use lower-case letters, digits and _ only, starting with a letter, at most 30 characters")
                .replaceFirst("must be valid to one and only one schema.*", "must have exactly one of text, table, checklist, code and picture")
                .replaceFirst("does not have a value in the enumeration \\[(.*)]", "must be one of $1")
                .replaceFirst("must be the constant value '(.*)'", "must be $1");
        return UNKNOWN.matcher(message).find() && IN_A_SCHEMA.matcher(fault.pointer()).matches()
                ? message + "; it isn't a schema keyword that skills support, and text that contains a comma or a colon must be quoted"
                : message;
    }

    /** Returns the JSON Schema of a {@code skill.yaml}, for editors and for the documentation. */
    public static ObjectNode schema() {
        try (var resource = DeclarationReader.class.getResourceAsStream("skill.schema.json")) {
            if (resource == null) {
                throw new IllegalStateException("skill.schema.json is missing from the distribution");
            }
            return (ObjectNode) Json.mapper().readTree(resource.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
