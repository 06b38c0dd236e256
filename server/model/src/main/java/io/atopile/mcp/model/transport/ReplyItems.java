package io.atopile.mcp.model.transport;

import io.atopile.mcp.model.ConversationItem;
import io.atopile.mcp.model.ModelEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The items of a response that are complete so far; a listener is told of them, and of pieces of text before. */
public final class ReplyItems {

    private final Consumer<ModelEvent> listener;
    private final List<ConversationItem> items = new ArrayList<>();

    public ReplyItems(Consumer<ModelEvent> listener) {
        this.listener = listener;
    }

    public void add(ConversationItem item) {
        items.add(item);
        listener.accept(new ModelEvent.ItemDone(item));
    }

    /** Tells of a piece of text, unless it is empty. */
    public void tell(String piece, Function<String, ModelEvent> event) {
        if (!piece.isEmpty()) {
            listener.accept(event.apply(piece));
        }
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public int size() {
        return items.size();
    }

    /** Returns the items, oldest first. */
    public List<ConversationItem> list() {
        return List.copyOf(items);
    }
}
