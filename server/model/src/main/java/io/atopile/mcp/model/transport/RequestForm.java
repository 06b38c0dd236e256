package io.atopile.mcp.model.transport;

import io.atopile.mcp.model.ConversationItem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a request is sent to one provider.
 *
 * @param input the part of the conversation to send, valid for the provider
 * @param previous the response to continue from, if the provider has it
 * @param keepsState whether the provider should store the conversation
 * @param withheld what the provider has refused, and isn't sent again
 */
public record RequestForm(List<ConversationItem> input, Optional<String> previous, boolean keepsState, Set<ProviderFeature> withheld) {

    public RequestForm {
        input = List.copyOf(input);
        withheld = Set.copyOf(withheld);
    }

    public boolean allows(ProviderFeature feature) {
        return !withheld.contains(feature);
    }
}
