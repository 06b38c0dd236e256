package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request to the Responses API. */
final class ResponsesRequestBody {

    private ResponsesRequestBody() {}

    /**
     * Returns the body as JSON.
     *
     * @param input the part of the conversation to send
     * @param previous the response to continue from, if the provider has it
     * @param keepsState whether the provider should store the conversation
     * @param wantsReasoning whether to request the model's encrypted reasoning
     */
    static String of(
            ModelRequest request,
            List<ConversationItem> input,
            Optional<String> previous,
            boolean keepsState,
            boolean wantsReasoning) {
        var body = Json.object().put("model", request.model()).put("stream", true).put("store", keepsState);
        previous.ifPresent(id -> body.put("previous_response_id", id));
        if (wantsReasoning) {
            body.putArray("include").add("reasoning.encrypted_content");
        }
        var items = body.putArray("input");
        input.stream().filter(ResponsesRequestBody::isOfUse).map(ConversationItemJson::toJson).forEach(items::add);
        addFunctions(request.functions(), body);
        addOptions(request.options(), body);
        return body.put("prompt_cache_key", request.thread()).toString();
    }

    /** Whether to send an item. Reasoning without encrypted content is for readers only; a stateless provider rejects it. */
    private static boolean isOfUse(ConversationItem item) {
        return !(item instanceof ConversationItem.Reasoning reasoning) || reasoning.encrypted().isPresent();
    }

    private static void addFunctions(List<ModelRequest.Function> functions, ObjectNode body) {
        if (functions.isEmpty()) {
            return;
        }
        var tools = body.putArray("tools");
        for (var function : functions) {
            tools.addObject()
                    .put("type", "function")
                    .put("name", function.name())
                    .put("description", function.description())
                    .put("strict", false)
                    .set("parameters", function.parameters());
        }
        body.put("tool_choice", "auto").put("parallel_tool_calls", true);
    }

    private static void addOptions(ModelRequest.Options options, ObjectNode body) {
        options.effort()
                .ifPresent(effort -> body.putObject("reasoning").put("effort", effort).put("summary", "auto"));
        options.maxOutputTokens().ifPresent(most -> body.put("max_output_tokens", most));
        var text = Json.object();
        options.verbosity().ifPresent(verbosity -> text.put("verbosity", verbosity));
        options.outputSchema().ifPresent(schema -> text.putObject("format")
                .put("type", "json_schema")
                .put("name", "answer")
                .put("strict", true)
                .set("schema", schema));
        if (!text.isEmpty()) {
            body.set("text", text);
        }
    }
}
