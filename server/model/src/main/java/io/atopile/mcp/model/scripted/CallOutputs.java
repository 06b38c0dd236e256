package io.atopile.mcp.model.scripted;

import io.atopile.mcp.model.ConversationItem;
import java.util.List;
import java.util.Optional;

/** The outputs of a conversation's calls so far. */
record CallOutputs(List<ConversationItem.Output> all) {

    static CallOutputs of(List<ConversationItem> conversation) {
        return new CallOutputs(conversation.stream()
                .filter(ConversationItem.Output.class::isInstance)
                .map(ConversationItem.Output.class::cast)
                .toList());
    }

    Optional<String> newest() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().text());
    }

    Optional<String> of(String callId) {
        return all.reversed().stream()
                .filter(output -> output.callId().equals(callId))
                .findFirst()
                .map(ConversationItem.Output::text);
    }
}
