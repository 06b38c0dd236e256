package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.ConversationItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers, for a provider that keeps conversations, the last response of each and what of the conversation it covers. It
 * is only a saving: what it has forgotten, or never knew, is sent whole.
 */
final class PreviousResponseCache {

    /** More than the runs that one server drives at once. */
    private static final int MOST_THREADS = 256;

    /** Where to go on from, and what the provider doesn't have yet; never nothing. */
    record Link(String responseId, List<ConversationItem> added) {}

    private record Covered(String responseId, List<ConversationItem> items) {}

    private final Map<String, Covered> threads = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Covered> eldest) {
            return size() > MOST_THREADS;
        }
    };

    /** Empty when the conversation isn't what was covered and more. */
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
