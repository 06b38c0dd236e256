package io.atopile.mcp.tool;

import java.util.Set;

/** Decides, before anything is done, whether a call may go on. */
public interface Gate {

    sealed interface Decision {
        record Granted() implements Decision {}

        /** A person said no, or did not answer. */
        record Denied(String message) implements Decision {}

        /** Nobody could be asked; {@code hint} says how to get the approval. */
        record Unasked(String message, String hint) implements Decision {}
    }

    /**
     * Lets a call go on or stops it; may ask a person first.
     *
     * @throws InterruptedException when the call is cancelled while a person is being asked
     */
    Decision admit(ToolCall call, Set<Effect> effects, Hints hints) throws InterruptedException;
}
