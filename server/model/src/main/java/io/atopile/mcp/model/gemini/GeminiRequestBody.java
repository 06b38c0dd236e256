package io.atopile.mcp.model.gemini;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ConversationItem.Role;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.model.transport.ProviderFeature;
import io.atopile.mcp.model.transport.RequestForm;
import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request to generate content. */
final class GeminiRequestBody {

    private GeminiRequestBody() {}

    /** Returns the body as JSON. */
    static String of(ModelRequest request, RequestForm form) {
        var body = Json.object();
        var beginning = (int) form.input().stream()
                .takeWhile(item -> item instanceof ConversationItem.Message message && message.role() == Role.DEVELOPER)
                .count();
        if (beginning > 0) {
            var parts = body.putObject("systemInstruction").putArray("parts");
            form.input().subList(0, beginning).forEach(item -> parts.addObject().put("text", ((ConversationItem.Message) item).text()));
        }
        body.set("contents", GeminiContents.of(form.input().subList(beginning, form.input().size())));
        addFunctions(request.functions(), body);
        addConfig(request, form, body.putObject("generationConfig"));
        return body.toString();
    }

    private static void addFunctions(List<ModelRequest.Function> functions, ObjectNode body) {
        if (functions.isEmpty()) {
            return;
        }
        var declarations = body.putArray("tools").addObject().putArray("functionDeclarations");
        for (var function : functions) {
            var declaration = declarations.addObject().put("name", function.name()).put("description", function.description());
            var parameters = GeminiSchema.of(function.parameters());
            if (!parameters.path("properties").isEmpty()) {
                declaration.set("parameters", parameters);
            }
        }
    }

    private static void addConfig(ModelRequest request, RequestForm form, ObjectNode config) {
        var options = request.options();
        options.maxOutputTokens().ifPresent(most -> config.put("maxOutputTokens", most));
        if (form.allows(ProviderFeature.REASONING_EFFORT)) {
            options.effort().ifPresent(effort -> config.putObject("thinkingConfig")
                    .put("includeThoughts", true)
                    .put("thinkingBudget", computeBudget(effort)));
        }
        // The provider rejects a schema together with functions, so the schema is sent only without them.
        if (form.allows(ProviderFeature.OUTPUT_SCHEMA) && request.functions().isEmpty()) {
            options.outputSchema().ifPresent(
                    schema -> config.put("responseMimeType", "application/json").set("responseSchema", GeminiSchema.of(schema)));
        }
    }

    /** Returns a number of tokens; -1 leaves it to the model. */
    private static int computeBudget(String effort) {
        return switch (effort.toLowerCase(Locale.ROOT)) {
            case "low" -> 2_048;
            case "high" -> 16_384;
            default -> -1;
        };
    }
}
