package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.RunSpec;
import io.atopile.mcp.model.ConversationItem;
import java.util.List;

/** Gives a run what stands before its task: instructions, and facts of the project. */
public interface ContextProvider {

    /**
     * A part of it.
     *
     * @param what each has a name of its own
     * @param lasting whether it stays when the conversation is made shorter
     */
    record Given(String what, boolean lasting, List<ConversationItem> items) {
        public Given {
            items = List.copyOf(items);
        }
    }

    /** The parts, in order; a part that {@code known} names was given before a crash and may be left out. */
    List<Given> give(RunSpec spec, List<String> known) throws InterruptedException;
}
