package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.ConversationItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers, for a provider that stores conversations, the last response of each conversation and which items it covers. It is
 * only an optimisation: a conversation that isn't in the cache is sent whole.
 */
final class PreviousResponseCache {

    /** More than the runs that one server executes at once. */
    private static final int MOST_THREADS = 256;

    /** The response to continue from, and the items that the provider doesn't have yet; never empty. */
    record Link(String responseId, List<ConversationItem> added) {}

    private record Covered(String responseId, List<ConversationItem> items) {}

    private final Map<String, Covered> threads = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Covered> eldest) {
            return size() > MOST_THREADS;
        }
    };

    /** Returns the link of a conversation; empty unless the conversation extends the covered items. */
    synchronized Optional<Link> find(String thread, List<ConversationItem> conversation) {
        return Optional.ofNullable(threads.get(thread))
                .filter(covered -> conversation.size() > covered.items().size())
                .filter(covered -> covered.items().equals(conversation.subList(0, covered.items().size())))
                .map(covered -> new Link(
                        covered.responseId(), conversation.subList(covered.items().size(), conversation.size())));
    }

    synchronized void remember(String thread, String responseId, List<ConversationItem> conversation) {
        if (responseId.isEmpty()) {
            threads.remove(thread);
        } else {
            threads.put(thread, new Covered(responseId, List.copyOf(conversation)));
        }
    }

    synchronized void forget(String thread) {
        threads.remove(thread);
    }
}
