package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItemJson;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.transport.ProviderFeature;
import io.atopile.mcp.model.transport.RequestForm;
import io.atopile.mcp.model.transport.StrictSchema;
import io.atopile.mcp.tool.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request to the Responses API. */
final class ResponsesRequestBody {

    private ResponsesRequestBody() {}

    /** Returns the body as JSON. */
    static String of(ModelRequest request, RequestForm form) {
        var body = Json.object().put("model", request.model()).put("stream", true);
        if (form.allows(ProviderFeature.STORE)) {
            body.put("store", form.keepsState());
        }
        form.previous().ifPresent(id -> body.put("previous_response_id", id));
        if (!form.keepsState() && form.allows(ProviderFeature.ENCRYPTED_REASONING)) {
            body.putArray("include").add("reasoning.encrypted_content");
        }
        var items = body.putArray("input");
        form.input().stream().filter(ResponsesRequestBody::isOfUse).map(ConversationItemJson::toWireJson).forEach(items::add);
        addFunctions(request.functions(), form, body);
        addOptions(request.options(), form, body);
        if (form.allows(ProviderFeature.CACHE_KEY)) {
            body.put("prompt_cache_key", request.thread());
        }
        return body.toString();
    }

    /** Whether to send an item. Reasoning without encrypted content is for readers only; a stateless provider rejects it. */
    private static boolean isOfUse(ConversationItem item) {
        return !(item instanceof ConversationItem.Reasoning reasoning) || reasoning.encrypted().isPresent();
    }

    private static void addFunctions(List<ModelRequest.Function> functions, RequestForm form, ObjectNode body) {
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
        if (form.allows(ProviderFeature.TOOL_CHOICE)) {
            body.put("tool_choice", "auto");
        }
        if (form.allows(ProviderFeature.PARALLEL_CALLS)) {
            body.put("parallel_tool_calls", true);
        }
    }

    private static void addOptions(ModelRequest.Options options, RequestForm form, ObjectNode body) {
        options.effort().filter(_ -> form.allows(ProviderFeature.REASONING_EFFORT)).ifPresent(effort -> {
            var reasoning = body.putObject("reasoning").put("effort", effort);
            if (form.allows(ProviderFeature.REASONING_SUMMARY)) {
                reasoning.put("summary", "auto");
            }
        });
        options.maxOutputTokens().ifPresent(most -> body.put("max_output_tokens", most));
        var text = Json.object();
        options.verbosity().filter(_ -> form.allows(ProviderFeature.VERBOSITY)).ifPresent(verbosity -> text.put("verbosity", verbosity));
        options.outputSchema().filter(_ -> form.allows(ProviderFeature.OUTPUT_SCHEMA)).ifPresent(schema -> text.putObject("format")
                .put("type", "json_schema")
                .put("name", "answer")
                .put("strict", StrictSchema.allows(schema))
                .set("schema", schema));
        if (!text.isEmpty()) {
            body.set("text", text);
        }
    }
}
