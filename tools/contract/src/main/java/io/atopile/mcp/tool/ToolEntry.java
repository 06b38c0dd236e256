package io.atopile.mcp.tool;

import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A tool in its registry: its spec, its schemas, and the JSON conversion of its calls. */
final class ToolEntry<I extends Record, O extends Record> {

    /** The argument that every tool has in addition to its own. */
    static final String PROJECT = "project";

    private final Tool<I, O> tool;
    private final ToolSpec spec;
    private final Set<Effect> effects;
    private final Class<I> inputType;
    private final Class<O> outputType;
    private final LazyValue<Form> form = LazyValue.of(this::deriveForm);

    /** Derived from the records on first use, because most tools of a server are never called. */
    private record Form(ToolListing listing, JsonSchemaValidator input, JsonSchemaValidator output) {}

    private ToolEntry(Tool<I, O> tool, ToolSpec spec, Class<I> inputType, Class<O> outputType) {
        this.tool = tool;
        this.spec = spec;
        this.effects = EnumSet.copyOf(Arrays.asList(spec.effects()));
        this.inputType = inputType;
        this.outputType = outputType;
    }

    static <I extends Record, O extends Record> ToolEntry<I, O> of(Tool<I, O> tool) {
        var spec = tool.getClass().getAnnotation(ToolSpec.class);
        if (spec == null) {
            throw new IllegalArgumentException(tool.getClass().getName() + " has no @ToolSpec");
        }
        return new ToolEntry<>(tool, spec, ToolEntry.<I>resolveTypeArgument(tool, 0), ToolEntry.<O>resolveTypeArgument(tool, 1));
    }

    ToolSpec spec() {
        return spec;
    }

    Set<Effect> effects() {
        return effects;
    }

    /** @throws IllegalArgumentException if the tool's records use a type that schemas don't support */
    ToolListing listing() {
        return form.get().listing();
    }

    private Form deriveForm() {
        var listing = new ToolListing(
                spec.name(),
                spec.title(),
                spec.description(),
                withProject(Schemas.of(inputType)),
                spec.returnsPicture() ? null : Schemas.buildEnvelopeSchema(outputType),
                hints());
        return new Form(listing, new JsonSchemaValidator(listing.inputSchema()), new JsonSchemaValidator(Schemas.of(outputType)));
    }

    /** Returns the call that the registry makes instead, if this tool is a relay and its arguments name one. */
    Optional<CallRelay.Target> resolveTarget(ObjectNode valid, ToolSource tools) {
        try {
            return tool instanceof CallRelay<?> relay ? Optional.of(ToolEntry.<I>toRelay(relay).resolve(bind(valid), tools)) : Optional.empty();
        } catch (ToolFailure _) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private static <I extends Record> CallRelay<I> toRelay(CallRelay<?> relay) {
        return (CallRelay<I>) relay;
    }

    /** Returns the effects of calls that this tool carries out itself; a relay only refuses. */
    Set<Effect> ownEffects() {
        return tool instanceof CallRelay<?> ? Set.of(Effect.READS) : effects;
    }

    ToolAnnotations hints() {
        return ToolAnnotations.of(effects, spec.idempotent());
    }

    /** Validates raw arguments. */
    JsonSchemaValidator input() {
        return form.get().input();
    }

    /** Validates the data of a result. */
    JsonSchemaValidator output() {
        return form.get().output();
    }

    /** Converts valid arguments to the input record and fills in defaults. */
    I bind(ObjectNode valid) {
        var own = valid.deepCopy();
        own.remove(PROJECT);
        Schemas.fillDefaults(own, listing().inputSchema());
        return Json.mapper().treeToValue(own, inputType);
    }

    /** Finds an argument that is valid but doesn't fit the input record, such as an integer beyond 32 bits. */
    Optional<String> describeUnfitArgument(ObjectNode valid) {
        try {
            bind(valid);
            return Optional.empty();
        } catch (JacksonException wrong) {
            var place = wrong.getPath().stream()
                    .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                    .collect(Collectors.joining("."));
            return Optional.of("%s: the value can't be used".formatted(place.isEmpty() ? "arguments" : place));
        }
    }

    Tool<I, O> tool() {
        return tool;
    }

    JsonNode toJson(O data) {
        return Json.mapper().valueToTree(data);
    }

    /** Returns the result unchanged; output that violates its schema is a defect. */
    ToolResult<O> checkOutput(ToolResult<O> result) {
        var data = toData(result);
        if (data != null) {
            var problems = output().describeProblems(toJson(data));
            if (!problems.isEmpty()) {
                throw new IllegalStateException("Output violates its schema: " + problems);
            }
        }
        return result;
    }

    private @Nullable O toData(ToolResult<O> result) {
        return switch (result) {
            case ToolResult.Ok<O>(var data, _, _, _) -> data;
            case ToolResult.Failed<O>(_, _, _, var data) -> data.orElse(null);
            case ToolResult.NeedsAnswer<O> _ -> throw new IllegalStateException("A tool asked a second time");
        };
    }

    ResultEnvelope toEnvelope(ToolResult<O> result) {
        var data = toData(result);
        var json = data == null ? null : toJson(data);
        return switch (result) {
            case ToolResult.Ok<O>(var done, var message, _, var hint) -> ResultEnvelope.ofSuccess(message, toJson(done), hint.orElse(spec.next()));
            case ToolResult.Failed<O>(var code, var message, var hint, _) ->
                ResultEnvelope.ofFailure(code, message, json, hints(), hint.orElse(null));
            case ToolResult.NeedsAnswer<O> _ -> throw new IllegalStateException("A question can't be sent");
        };
    }

    static Optional<String> projectOf(ObjectNode arguments) {
        return Optional.ofNullable(arguments.get(PROJECT)).map(JsonNode::asString);
    }

    private static ObjectNode withProject(ObjectNode schema) {
        var properties = (ObjectNode) schema.get("properties");
        if (properties.has(PROJECT)) {
            throw new IllegalArgumentException("The field project is reserved");
        }
        properties
                .putObject(PROJECT)
                .put("type", "string")
                .put("maxLength", 4096)
                .put("description", "Project directory. Default: the only one.");
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static <T> Class<T> resolveTypeArgument(Tool<?, ?> tool, int index) {
        for (var type : tool.getClass().getGenericInterfaces()) {
            if (type instanceof ParameterizedType generic && generic.getRawType() == Tool.class) {
                return (Class<T>) generic.getActualTypeArguments()[index];
            }
        }
        throw new IllegalArgumentException(tool.getClass().getName() + " must implement Tool directly");
    }
}
