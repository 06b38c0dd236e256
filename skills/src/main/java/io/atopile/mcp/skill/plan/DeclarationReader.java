package io.atopile.mcp.skill.plan;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.JsonSchemaValidator;
import io.atopile.mcp.tool.LazyValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Parses a {@code skill.yaml}. Its structure is defined by the JSON Schema in {@code skill.schema.json}. */
public final class DeclarationReader {

    /** Compiled when the first declaration is read. */
    private static final LazyValue<JsonSchemaValidator> FORM = LazyValue.of(() -> new JsonSchemaValidator(schema()));

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
                .filter(fault -> !DeclarationErrorMessages.isAlternative(fault))
                .map(fault -> new SkillProblem(file, yaml.findLine(DeclarationErrorMessages.place(fault)), DeclarationErrorMessages.of(fault)))
                .sorted(Comparator.comparingInt(SkillProblem::line))
                .toList();
        return problems.isEmpty()
                ? new DeclarationReadResult.Read(Json.mapper().treeToValue(yaml.value(), SkillDeclaration.class), yaml)
                : new DeclarationReadResult.Wrong(problems);
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
