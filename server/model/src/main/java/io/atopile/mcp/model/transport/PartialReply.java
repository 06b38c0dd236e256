package io.atopile.mcp.model.transport;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** One response as far as it has arrived. A listener is told of its complete items, and of pieces of text before. */
public final class PartialReply {

    private final Consumer<ModelEvent> listener;
    private final List<ConversationItem> items = new ArrayList<>();
    private TokenUsage usage = TokenUsage.NONE;

    public PartialReply(Consumer<ModelEvent> listener) {
        this.listener = listener;
    }

    public void add(ConversationItem item) {
        items.add(item);
        tell(new ModelEvent.ItemDone(item));
    }

    /** Tells of a piece of text, unless it is empty. */
    public void tell(String piece, Function<String, ModelEvent> event) {
        if (!piece.isEmpty()) {
            tell(event.apply(piece));
        }
    }

    public void tell(ModelEvent event) {
        listener.accept(event);
    }

    /** Returns the complete items, oldest first. */
    public List<ConversationItem> items() {
        return List.copyOf(items);
    }

    public TokenUsage usage() {
        return usage;
    }

    public void setUsage(TokenUsage usage) {
        this.usage = usage;
    }
}
