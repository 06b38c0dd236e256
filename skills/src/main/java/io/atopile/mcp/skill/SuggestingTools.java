package io.atopile.mcp.skill;

import io.atopile.mcp.skill.plan.ExpressionException;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.DelegatingToolSource;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Delegates to other tools, and adds the skill that fits a result to the result's hint. */
public final class SuggestingTools extends DelegatingToolSource {

    private final Function<String, List<SkillRegistry.Suggested>> suggestions;

    /** {@code suggestions} returns those after the tool with a name. */
    public SuggestingTools(ToolSource tools, Function<String, List<SkillRegistry.Suggested>> suggestions) {
        super(tools);
        this.suggestions = suggestions;
    }

    @Override
    public CallToolResult call(ToolCall call) {
        var reply = tools().call(call);
        var envelope = reply.structured();
        if (envelope == null) {
            return reply;
        }
        return findSuggestion(resolveName(call), envelope).map(skill -> withHint(reply, envelope, skill)).orElse(reply);
    }

    private Optional<String> findSuggestion(String tool, ObjectNode envelope) {
        return suggestions.apply(tool).stream()
                .filter(suggested -> fits(suggested, tool, envelope))
                .map(SkillRegistry.Suggested::skill)
                .findFirst();
    }

    private static boolean fits(SkillRegistry.Suggested suggested, String tool, ObjectNode envelope) {
        var when = suggested.when();
        if (!when.after().equals(tool) || !when.code().equals(envelope.path("code").asString(""))) {
            return false;
        }
        try {
            return when.when().isEmpty() || when.when().get().holds(envelope);
        } catch (ExpressionException _) {
            return false;
        }
    }

    private static CallToolResult withHint(CallToolResult reply, ObjectNode envelope, String skill) {
        var hint = envelope.path("hint").asString("");
        var words = "skill_run %s can do the next steps.".formatted(skill);
        return reply.withHint(envelope, hint.isEmpty() ? words : hint + " " + words);
    }
}
