package io.atopile.mcp.model.messages;

import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.transport.ProviderFeature;
import io.atopile.mcp.model.transport.RequestForm;
import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request to the Messages API. */
final class MessagesRequestBody {

    /** The API wants a limit; this one is within that of every current model. */
    private static final int MOST_TOKENS = 8_192;

    /** Tokens for thinking by effort, within the limit of an answer, which is raised by as many. */
    private static final Map<String, Integer> THINKING = Map.of("low", 2_048, "medium", 8_192, "high", 24_576);

    private MessagesRequestBody() {}

    /** Returns the body as JSON. */
    static String of(ModelRequest request, RequestForm form) {
        int most = request.options().maxOutputTokens().orElse(MOST_TOKENS);
        var thinking = request.options().effort().filter(_ -> form.allows(ProviderFeature.REASONING_EFFORT)).map(THINKING::get);
        var body = Json.object().put("model", request.model()).put("stream", true).put("max_tokens", most + thinking.orElse(0));
        thinking.ifPresent(budget -> body.putObject("thinking").put("type", "enabled").put("budget_tokens", budget));
        var conversation = MessagesConversation.of(form.input());
        if (!conversation.system().isEmpty()) {
            body.set("system", conversation.system());
        }
        body.set("messages", conversation.messages());
        addFunctions(request.functions(), form, body);
        if (form.allows(ProviderFeature.CACHE_CONTROL)) {
            markCached(body.path("tools"), conversation.system(), conversation.findLastContent());
        }
        return body.toString();
    }

    private static void addFunctions(List<ModelRequest.Function> functions, RequestForm form, ObjectNode body) {
        if (functions.isEmpty()) {
            return;
        }
        var tools = body.putArray("tools");
        for (var function : functions) {
            tools.addObject().put("name", function.name()).put("description", function.description()).set("input_schema", function.parameters());
        }
        if (form.allows(ProviderFeature.TOOL_CHOICE)) {
            body.putObject("tool_choice").put("type", "auto");
        }
    }

    /** Marks the ends of what later requests begin with: the tools, the instructions and the conversation. */
    private static void markCached(JsonNode... lists) {
        for (var list : lists) {
            if (list instanceof ArrayNode array && !array.isEmpty() && array.get(array.size() - 1) instanceof ObjectNode last && isCacheable(last)) {
                last.putObject("cache_control").put("type", "ephemeral");
            }
        }
    }

    private static boolean isCacheable(ObjectNode block) {
        return !block.path("type").asString("").endsWith("thinking");
    }
}
