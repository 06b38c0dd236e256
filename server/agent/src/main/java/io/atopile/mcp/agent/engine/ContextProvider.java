package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.model.ConversationItem;
import java.util.List;
import java.util.Optional;

/** Provides what a run receives before its task: instructions and facts about the project. */
public interface ContextProvider {

    /**
     * A part of the context.
     *
     * @param what the unique name of the part
     * @param lasting whether it is kept when the conversation is compacted
     * @param text the whole text, if the items only say what changed since an earlier run of the conversation
     */
    record Given(String what, boolean lasting, List<ConversationItem> items, Optional<ConversationItem> text) {
        public Given {
            items = List.copyOf(items);
        }
    }

    /** Returns the parts that the conversation doesn't contain yet or that have changed, in order. */
    List<Given> give(RunSpec spec, EarlierContext earlier) throws InterruptedException;
}
