package io.atopile.mcp.agent.engine;

import io.atopile.mcp.model.ConversationItem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ensures that the calls of a conversation have unique IDs: some servers restart the numbering with each answer, and a
 * person's approval of one call must not count for another.
 */
final class CallIds {

    private CallIds() {}

    /** Returns the IDs that are in use. */
    static Set<String> collectIds(List<ConversationItem> conversation) {
        var ids = new HashSet<String>();
        for (var item : conversation) {
            if (item instanceof ConversationItem.Call call) {
                ids.add(call.callId());
            }
        }
        return ids;
    }

    /** Returns the answer with unique call IDs that aren't in use; IDs that already are unique don't change. */
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
