package io.atopile.mcp.agent.engine;

import io.atopile.mcp.model.ConversationItem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sees to it that no two calls of a conversation have the same id: some servers number the calls of each answer anew, and a
 * person's yes to one call must not be taken for a yes to another.
 */
final class CallIds {

    private CallIds() {}

    /** Those that are taken. */
    static Set<String> collectIds(List<ConversationItem> conversation) {
        var ids = new HashSet<String>();
        for (var item : conversation) {
            if (item instanceof ConversationItem.Call call) {
                ids.add(call.callId());
            }
        }
        return ids;
    }

    /** An answer whose calls have ids that were not taken and that differ; those that did already stay as they are. */
    static List<ConversationItem> ensureUnique(Set<String> taken, List<ConversationItem> answer) {
        var ids = new HashSet<>(taken);
        return answer.stream().map(item -> item instanceof ConversationItem.Call call ? ensureUnique(ids, call) : item).toList();
    }

    private static ConversationItem ensureUnique(Set<String> ids, ConversationItem.Call call) {
        var stem = call.callId().isBlank() ? "call" : call.callId();
        var id = stem;
        for (var n = 2; !ids.add(id); n++) {
            id = stem + "_" + n;
        }
        return new ConversationItem.Call(id, call.name(), call.arguments());
    }
}
