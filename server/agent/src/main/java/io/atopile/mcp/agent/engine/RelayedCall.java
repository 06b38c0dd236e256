package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.agent.ToolFacts;
import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolFailure;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call that names another tool, which is how a run reaches the tools that its model isn't shown. The run makes the named
 * call itself: policy, approval, budgets, claims and the record are those of the named tool.
 */
final class RelayedCall {

    static final String FIND = "tools_find";
    private static final String READ = "tools_read";
    static final String CALL = "tools_call";
    private static final Set<String> NAMES = Set.of(READ, CALL);

    private RelayedCall() {}

    static boolean isRelay(String name) {
        return NAMES.contains(name);
    }

    /** Returns the named call, or the call itself if it names none that it may make. */
    static ConversationItem.Call resolve(ConversationItem.Call call, RunSpec spec) {
        if (!isRelay(call.name()) || spec.findTool(call.name()).isEmpty()) {
            return call;
        }
        var named = parse(call.arguments());
        var tool = named.path("tool").asString("");
        var arguments = named.has("arguments") ? named.path("arguments") : Json.object();
        if (arguments.isString()) {
            arguments = parse(arguments.asString());
        }
        var reads = spec.findTool(tool).map(ToolFacts::hasOnlyReadEffects).orElse(true);
        var mayMake = !tool.isBlank() && !isRelay(tool) && arguments.isObject() && (reads || !call.name().equals(READ));
        return mayMake ? new ConversationItem.Call(call.callId(), tool, arguments.toString()) : call;
    }

    /** Says why a call names no other that can be made. */
    static ToolFailure createFailure(String name, ObjectNode arguments) {
        var tool = arguments.path("tool").asString("");
        return tool.isBlank() || isRelay(tool) || !name.equals(READ)
                ? new ToolFailure(
                        ErrorCode.VALIDATION_ERROR,
                        "%s needs tool, the name of a tool that tools_find returns, and arguments, a JSON object.".formatted(name),
                        "tools_find describes the tools.")
                : new ToolFailure(ErrorCode.VALIDATION_ERROR, "%s does not only read, so %s can't call it.".formatted(tool, name), "Call it with tools_call.");
    }

    private static JsonNode parse(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JacksonException _) {
            return Json.object().missingNode();
        }
    }
}
