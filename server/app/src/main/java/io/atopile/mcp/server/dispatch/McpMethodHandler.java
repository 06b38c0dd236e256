package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolListing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers every method except {@code tools/call}, which {@link McpDispatcher} handles. */
final class McpMethodHandler {

    /** The methods that are served before the client has sent {@code initialize}. */
    private static final Set<String> BEFORE_INITIALIZE = Set.of("initialize", "ping");

    /** Makes Codex report with every call what Codex itself may do; a run is held to it. */
    private static final String SANDBOX_STATE = "codex/sandbox-state-meta";

    /** Their lists have one page, so that no cursor is one of theirs. */
    private static final Set<String> LISTS = Set.of("tools/list", "resources/list", "resources/templates/list", "prompts/list");

    private static final Set<String> READING = Set.of(
            "tools/call", "resources/list", "resources/read", "resources/subscribe", "prompts/list", "prompts/get", "completion/complete");

    private static final Set<String> WATCHED = Set.of("resources/list", "resources/subscribe", "prompts/list");

    private static final Set<String> KNOWN = Set.of(
            "initialize",
            "ping",
            "tools/list",
            "tools/call",
            "resources/list",
            "resources/templates/list",
            "resources/read",
            "resources/subscribe",
            "resources/unsubscribe",
            "prompts/list",
            "prompts/get",
            "completion/complete",
            "logging/setLevel");

    private final ServerFeatures offer;
    private final ClientState session;
    private final ClientWatch watch;

    McpMethodHandler(ServerFeatures offer, ClientState session, ClientWatch watch) {
        this.offer = offer;
        this.session = session;
        this.watch = watch;
    }

    /** Returns whether answering a method reads the client's projects, so that it may take long. */
    static boolean mayTakeLong(String method) {
        return READING.contains(method);
    }

    /** Returns whether the client is told when the answer to a method would be another. */
    static boolean isWatched(String method) {
        return WATCHED.contains(method);
    }

    /** Returns why a method can't be served now; empty if it can. */
    List<RpcError> findRejections(String method) {
        if (!KNOWN.contains(method)) {
            return List.of(RpcError.ofMethodNotFound(NameSuggestions.shorten(method)));
        }
        return session.hasBegun() || BEFORE_INITIALIZE.contains(method)
                ? List.of()
                : List.of(RpcError.ofInvalidRequest("Send initialize first."));
    }

    RequestOutcome answer(String method, ObjectNode params) {
        if (LISTS.contains(method) && params.hasNonNull("cursor")) {
            return new RequestOutcome.Failure(RpcError.ofInvalidParams("Unknown cursor: the list has a single page, which is returned without one."));
        }
        return switch (method) {
            case "initialize" -> initialize(params);
            case "ping" -> new RequestOutcome.Result(Json.object());
            case "tools/list" -> new RequestOutcome.Result(toolList());
            case "resources/list" -> listResources();
            case "resources/templates/list" ->
                buildListResult(
                        "resourceTemplates",
                        offer.resources().templates().stream().map(McpWireFormat::encodeTemplate).toList());
            case "resources/read" -> read(params);
            case "resources/subscribe" -> subscribe(params);
            case "resources/unsubscribe" -> unsubscribe(params);
            case "prompts/list" -> listPrompts();
            case "prompts/get" -> prompt(params);
            case "completion/complete" -> new CompletionHandler(offer).complete(params);
            case "logging/setLevel" -> setLevel(params);
            default -> new RequestOutcome.Failure(RpcError.ofMethodNotFound(method));
        };
    }

    private ObjectNode toolList() {
        return offer.keptTools().map(McpWireFormat::encodeCachedToolList).orElseGet(() -> McpWireFormat.encodeToolList(offer.tools().list()));
    }

    private RequestOutcome initialize(ObjectNode params) {
        var requested = params.get("protocolVersion");
        if (requested == null || !requested.isString()) {
            return new RequestOutcome.Failure(RpcError.ofInvalidParams("protocolVersion is missing."));
        }
        session.begin(params);
        var result = Json.object().put("protocolVersion", ProtocolVersions.answerTo(requested.asString()));
        result.set("capabilities", capabilities());
        result.putObject("serverInfo")
                .put("name", offer.name())
                .put("title", offer.title())
                .put("version", offer.version());
        return new RequestOutcome.Result(result.put("instructions", offer.instructions()));
    }

    private ObjectNode capabilities() {
        var capabilities = Json.object();
        capabilities.putObject("experimental").putObject(SANDBOX_STATE);
        capabilities.putObject("logging");
        capabilities.putObject("tools");
        if (!offer.resources().isEmpty()) {
            capabilities.putObject("resources").put("subscribe", true).put("listChanged", true);
        }
        if (!offer.prompts().isEmpty()) {
            capabilities.putObject("prompts").put("listChanged", true);
        }
        if (!offer.resources().isEmpty() || !offer.prompts().isEmpty()) {
            capabilities.putObject("completions");
        }
        return capabilities;
    }

    private static RequestOutcome buildListResult(String field, List<ObjectNode> items) {
        var result = Json.object();
        result.putArray(field).addAll(items);
        return new RequestOutcome.Result(result);
    }

    private RequestOutcome read(ObjectNode params) {
        var uri = params.path("uri").asString("");
        return offer.resources()
                .read(uri)
                .map(contents -> buildListResult("contents", List.of(McpWireFormat.encodeContents(contents))))
                .orElseGet(() -> buildResourceNotFound(uri));
    }

    private RequestOutcome listResources() {
        var listed = offer.resources().list();
        watch.setResources(listed);
        return buildListResult("resources", listed.stream().map(McpWireFormat::encodeResource).toList());
    }

    private RequestOutcome listPrompts() {
        var listed = offer.prompts().list();
        watch.setPrompts(listed);
        return buildListResult("prompts", listed.stream().map(McpWireFormat::encodePrompt).toList());
    }

    private RequestOutcome subscribe(ObjectNode params) {
        var uri = params.path("uri").asString("");
        var version = offer.resources().findVersion(uri);
        if (version.isEmpty()) {
            return buildResourceNotFound(uri);
        }
        return watch.subscribe(uri, version.get())
                ? new RequestOutcome.Result(Json.object())
                : new RequestOutcome.Failure(RpcError.ofInvalidParams("A client can have at most 100 subscriptions: end one first."));
    }

    private RequestOutcome unsubscribe(ObjectNode params) {
        watch.unsubscribe(params.path("uri").asString(""));
        return new RequestOutcome.Result(Json.object());
    }

    private static RequestOutcome buildResourceNotFound(String uri) {
        return new RequestOutcome.Failure(RpcError.ofResourceNotFound("There is no resource " + NameSuggestions.shorten(uri) + "."));
    }

    private RequestOutcome prompt(ObjectNode params) {
        var name = params.path("name").asString("");
        var listing = offer.prompts().list().stream()
                .filter(prompt -> prompt.name().equals(name))
                .findFirst();
        if (listing.isEmpty()) {
            return new RequestOutcome.Failure(RpcError.ofInvalidParams("There is no prompt " + NameSuggestions.shorten(name) + "."));
        }
        var arguments = toStringMap(params.path("arguments"));
        for (var argument : listing.get().arguments()) {
            if (argument.required() && !arguments.containsKey(argument.name())) {
                return new RequestOutcome.Failure(RpcError.ofInvalidParams("The argument " + argument.name() + " is missing."));
            }
        }
        return offer.prompts()
                .fill(name, arguments)
                .<RequestOutcome>map(filled -> new RequestOutcome.Result(McpWireFormat.encodeFilledPrompt(filled)))
                .orElseGet(() -> new RequestOutcome.Failure(RpcError.ofInvalidParams("There is no prompt " + name + ".")));
    }

    private RequestOutcome setLevel(ObjectNode params) {
        return McpLogLevel.of(params.path("level").asString(""))
                .<RequestOutcome>map(level -> {
                    session.setLevel(level);
                    return new RequestOutcome.Result(Json.object());
                })
                .orElseGet(() -> new RequestOutcome.Failure(RpcError.ofInvalidParams("Unknown log level.")));
    }

    private static Map<String, String> toStringMap(JsonNode object) {
        var strings = new LinkedHashMap<String, String>();
        object.properties().forEach(field -> strings.put(field.getKey(), field.getValue().asString("")));
        return strings;
    }

    /** Creates the error for a call of an unknown tool. */
    static RpcError buildUnknownToolError(String name, List<ToolListing> tools) {
        var near = NameSuggestions.of(name, tools.stream().map(ToolListing::name).toList());
        var hint = near.isEmpty() ? "" : " Nearest: " + String.join(", ", near) + ".";
        return RpcError.ofInvalidParams("Unknown tool: " + NameSuggestions.shorten(name) + "." + hint);
    }
}
