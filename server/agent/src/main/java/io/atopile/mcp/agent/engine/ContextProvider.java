package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.model.ConversationItem;
import java.util.List;

/** Provides what a run receives before its task: instructions and facts about the project. */
public interface ContextProvider {

    /**
     * A part of the context.
     *
     * @param what the unique name of the part
     * @param lasting whether it is kept when the conversation is compacted
     */
    record Given(String what, boolean lasting, List<ConversationItem> items) {
        public Given {
            items = List.copyOf(items);
        }
    }

    /** Returns the parts, in order; parts named in {@code known} were given before a crash and may be omitted. */
    List<Given> give(RunSpec spec, List<String> known) throws InterruptedException;
}
