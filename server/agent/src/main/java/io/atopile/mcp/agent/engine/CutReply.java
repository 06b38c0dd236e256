package io.atopile.mcp.agent.engine;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.tool.Json;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Selects what can be used of a reply that was cut off at its output limit. */
final class CutReply {

    private CutReply() {}

    /**
     * Returns the texts and the complete calls, with the reasoning that led to them; empty if there are none. A call is
     * complete if its arguments are a JSON object.
     */
    static List<ConversationItem> keepUsable(List<ConversationItem> items) {
        var usable = items.stream().filter(CutReply::isUsable).toList();
        var last = usable.size();
        while (last > 0 && usable.get(last - 1) instanceof ConversationItem.Reasoning) {
            last--;
        }
        return usable.subList(0, last);
    }

    private static boolean isUsable(ConversationItem item) {
        return switch (item) {
            case ConversationItem.Call call -> isComplete(call.arguments());
            case ConversationItem.Message message -> !message.text().isBlank();
            case ConversationItem.Reasoning _ -> true;
            case ConversationItem.Output _, ConversationItem.Other _ -> false;
        };
    }

    private static boolean isComplete(String arguments) {
        try {
            return Json.mapper().readTree(arguments).isObject();
        } catch (JacksonException _) {
            return false;
        }
    }
}
