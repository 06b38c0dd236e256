package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.NameSuggestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Completes arguments of prompts and variables of resource templates. */
record CompletionHandler(ServerFeatures offer) {

    private static final int MOST = 100;

    RequestOutcome complete(ObjectNode params) {
        var type = params.at("/ref/type").asString("");
        var argument = params.at("/argument/name").asString("");
        return switch (type) {
            case "ref/prompt" -> {
                var name = params.at("/ref/name").asString("");
                yield answer(offer.prompts().listValues(name, argument), params, "prompt " + NameSuggestions.shorten(name));
            }
            case "ref/resource" -> {
                var uri = params.at("/ref/uri").asString("");
                var values = offer.resources().listValues(uri, argument, readContext(params));
                yield answer(values, params, "resource template " + NameSuggestions.shorten(uri));
            }
            default -> new RequestOutcome.Failure(RpcError.ofInvalidParams("ref.type must be ref/prompt or ref/resource."));
        };
    }

    private static RequestOutcome answer(Optional<List<String>> values, ObjectNode params, String owner) {
        if (values.isEmpty()) {
            var argument = NameSuggestions.shorten(params.at("/argument/name").asString(""));
            return new RequestOutcome.Failure(RpcError.ofInvalidParams("There is no %s with an argument '%s'.".formatted(owner, argument)));
        }
        var start = params.at("/argument/value").asString("").toLowerCase(Locale.ROOT);
        var matching = values.get().stream().filter(value -> begins(value.toLowerCase(Locale.ROOT), start)).distinct().toList();
        var result = Json.object();
        var completion = result.putObject("completion");
        var list = completion.putArray("values");
        matching.stream().limit(MOST).forEach(list::add);
        completion.put("total", matching.size()).put("hasMore", matching.size() > MOST);
        return new RequestOutcome.Result(result);
    }

    /** A value also begins where its prefix ends: {@code C25804} is found as {@code imported:jlc:C25804}. */
    private static boolean begins(String value, String start) {
        return value.startsWith(start) || value.substring(value.lastIndexOf(':') + 1).startsWith(start);
    }

    private static Map<String, String> readContext(JsonNode params) {
        var context = new LinkedHashMap<String, String>();
        params.at("/context/arguments").properties().forEach(field -> context.put(field.getKey(), field.getValue().asString("")));
        return context;
    }
}
