package io.atopile.mcp.server;

import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.DelegatingToolSource;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tools as a client sees them: the list has those that the user's toolsets choose, with output schemas of two levels, and every text names only tools that
 * this client can call, or says how. Tools that are enabled but not listed can be called as well; in a terminal there is no list.
 */
final class ListedTools extends DelegatingToolSource {

    private static final String SKILL_TEXT = "skills_load";
    private static final List<String> LENGTHS = List.of("minLength", "maxLength");

    private final Supplier<ToolNames> names;

    /** {@code names} are available once the tools have been listed or one was called. */
    ListedTools(ToolSource tools, Supplier<ToolNames> names) {
        super(tools);
        this.names = names;
    }

    @Override
    public List<ToolListing> list() {
        return tools().list().stream().filter(tool -> names.get().isListed(tool.name())).map(this::buildListing).toList();
    }

    private ToolListing buildListing(ToolListing tool) {
        var input = tool.inputSchema().deepCopy();
        shorten(input);
        return new ToolListing(
                tool.name(), tool.title(), names.get().keepListed(tool.description()), input, reduce(tool.outputSchema()), tool.hints());
    }

    private static @Nullable ObjectNode reduce(@Nullable ObjectNode schema) {
        return schema == null ? null : OutputSchemaReduction.reduce(schema);
    }

    /** The lengths of strings are checked when a call arrives; no model needs to know them before. */
    private void shorten(JsonNode schema) {
        if (schema instanceof ObjectNode field) {
            field.remove(LENGTHS);
            if (field.has("description")) {
                field.put("description", names.get().keepListed(field.path("description").asString("")));
            }
        }
        schema.path("properties").properties().forEach(field -> shorten(field.getValue()));
        if (schema.has("items")) {
            shorten(schema.path("items"));
        }
    }

    @Override
    public CallToolResult call(ToolCall call) {
        var reply = tools().call(call);
        if (call.caller().kind() == ToolCaller.Kind.SHELL) {
            return reply;
        }
        return reply.findEnvelope().filter(envelope -> envelope.has("hint")).map(envelope -> withServedHint(tools().resolveName(call), reply, envelope)).orElse(reply);
    }

    private CallToolResult withServedHint(String tool, CallToolResult reply, ObjectNode envelope) {
        var before = envelope.path("hint").asString("");
        var hint = before.isEmpty() ? "" : names.get().keepEnabled(before);
        var text = Stream.of(envelope.path("message").asString(""), hint, tool.equals(SKILL_TEXT) ? envelope.path("data").toString() : "");
        var whole = Stream.of(hint, names.get().explainCalls(text.collect(Collectors.joining(" ")))).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        return Objects.equals(whole, before) ? reply : reply.withHint(envelope, whole);
    }
}
