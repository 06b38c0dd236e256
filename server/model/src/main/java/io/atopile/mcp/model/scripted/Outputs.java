package io.atopile.mcp.model.scripted;

import io.atopile.mcp.model.Content;
import io.atopile.mcp.model.Item;
import java.util.List;
import java.util.Optional;

/** What the calls of a conversation came to so far. */
record Outputs(List<Item.Output> all) {

    static Outputs of(List<Item> conversation) {
        return new Outputs(conversation.stream()
                .filter(Item.Output.class::isInstance)
                .map(Item.Output.class::cast)
                .toList());
    }

    Optional<String> newest() {
        return all.isEmpty() ? Optional.empty() : Optional.of(Content.text(all.getLast().content()));
    }

    Optional<String> of(String callId) {
        return all.reversed().stream()
                .filter(output -> output.callId().equals(callId))
                .findFirst()
                .map(output -> Content.text(output.content()));
    }
}
