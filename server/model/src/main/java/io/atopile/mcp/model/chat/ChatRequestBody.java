package io.atopile.mcp.model.chat;

import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.transport.ProviderFeature;
import io.atopile.mcp.model.transport.RequestForm;
import io.atopile.mcp.model.transport.StrictSchema;
import io.atopile.mcp.tool.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request to the Chat Completions API. */
final class ChatRequestBody {

    private ChatRequestBody() {}

    /** Returns the body as JSON. */
    static String of(ModelRequest request, RequestForm form) {
        var body = Json.object().put("model", request.model()).put("stream", true);
        if (form.allows(ProviderFeature.STREAM_USAGE)) {
            body.putObject("stream_options").put("include_usage", true);
        }
        body.set("messages", ChatMessages.of(form.input()));
        addFunctions(request.functions(), form, body);
        addOptions(request.options(), form, body);
        return body.toString();
    }

    private static void addFunctions(List<ModelRequest.Function> functions, RequestForm form, ObjectNode body) {
        if (functions.isEmpty()) {
            return;
        }
        var tools = body.putArray("tools");
        for (var function : functions) {
            tools.addObject().put("type", "function").putObject("function")
                    .put("name", function.name())
                    .put("description", function.description())
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
        options.effort().filter(_ -> form.allows(ProviderFeature.REASONING_EFFORT)).ifPresent(effort -> body.put("reasoning_effort", effort));
        options.verbosity().filter(_ -> form.allows(ProviderFeature.VERBOSITY)).ifPresent(verbosity -> body.put("verbosity", verbosity));
        options.maxOutputTokens().ifPresent(most -> body.put(form.allows(ProviderFeature.MAX_COMPLETION_TOKENS) ? "max_completion_tokens" : "max_tokens", most));
        options.outputSchema().filter(_ -> form.allows(ProviderFeature.OUTPUT_SCHEMA)).ifPresent(schema -> body.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .put("name", "answer")
                .put("strict", StrictSchema.allows(schema))
                .set("schema", schema));
    }
}
