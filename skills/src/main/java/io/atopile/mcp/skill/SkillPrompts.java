package io.atopile.mcp.skill;

import io.atopile.mcp.prompt.PromptSource;
import io.atopile.mcp.skill.plan.Skill;
import io.atopile.mcp.tool.ContentBlock;
import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Offers skills as MCP prompts; the properties of a skill's input are the prompt's arguments. A skill that declares steps is only offered if this server can
 * run it.
 *
 * @param canRun whether the server offers the tool that runs skills
 * @param values lists the known values of an argument by its name, such as {@code target}
 */
public record SkillPrompts(Supplier<SkillCatalog> skills, BooleanSupplier canRun, Function<String, List<String>> values) implements PromptSource {

    @Override
    public List<Listing> list() {
        return skills.get().entries().stream().filter(this::isOffered).map(SkillCatalog.Entry::skill).map(SkillPrompts::toListing).toList();
    }

    /** Always false, because some skills are built in. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public Optional<Filled> fill(String name, Map<String, String> arguments) {
        return skills.get().find(name).filter(this::isOffered).map(entry -> new Filled(
                entry.skill().description(), List.of(new Message(new ContentBlock.Text(renderText(entry, arguments))))));
    }

    @Override
    public Optional<List<String>> listValues(String name, String argument) {
        return skills.get()
                .find(name)
                .flatMap(entry -> entry.skill().declaration())
                .flatMap(declaration -> Optional.ofNullable(declaration.input().path("properties").get(argument)))
                .map(schema -> listValues(schema, argument));
    }

    private List<String> listValues(JsonNode schema, String argument) {
        if (schema.has("enum")) {
            return schema.get("enum").valueStream().map(value -> value.asString("")).toList();
        }
        return schema.path("type").asString("").equals("boolean") ? List.of("true", "false") : values.apply(argument);
    }

    private boolean isOffered(SkillCatalog.Entry entry) {
        return entry.skill().declaration().isEmpty() || (entry.isRunnable() && canRun.getAsBoolean());
    }

    private static Listing toListing(Skill skill) {
        var arguments = skill.declaration().stream()
                .flatMap(declaration -> declaration.input().path("properties").properties().stream()
                        .map(property -> new Argument(
                                property.getKey(),
                                property.getValue().path("description").asString(""),
                                isRequired(declaration.input(), property.getKey()))))
                .toList();
        return new Listing(skill.name(), skill.title(), skill.description(), arguments);
    }

    private static boolean isRequired(JsonNode schema, String name) {
        return schema.path("required").values().stream().anyMatch(required -> required.asString("").equals(name));
    }

    private static String renderText(SkillCatalog.Entry entry, Map<String, String> arguments) {
        var body = entry.skill().body();
        if (arguments.isEmpty()) {
            return body;
        }
        var given = arguments.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(argument -> "- %s: %s".formatted(argument.getKey(), Json.mapper().writeValueAsString(argument.getValue())))
                .collect(Collectors.joining("\n"));
        return "%s\n\nArguments from the user:\n\n%s".formatted(body, given);
    }
}
