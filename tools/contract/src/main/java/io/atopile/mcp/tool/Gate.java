package io.atopile.mcp.tool;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Decides, before anything is done, whether a call may proceed. */
public interface Gate {

    sealed interface Decision {
        /** {@code approval} records who granted it; absent if no approval was needed. */
        record Granted(Optional<ApprovalRecord> approval) implements Decision {
            public Granted() {
                this(Optional.empty());
            }
        }

        /** The user declined or did not answer. */
        record Denied(String message, Optional<ApprovalRecord> approval) implements Decision {}

        /** The user could not be asked; {@code hint} says how to get the approval. */
        record Unasked(String message, String hint, Optional<ApprovalRecord> approval) implements Decision {}
    }

    /** A call with valid arguments, as the gate sees it. */
    interface Proposal {

        ToolAnnotations hints();

        Optional<Path> project();

        /** Computed on demand; changes nothing. */
        CallPreview preview() throws InterruptedException;
    }

    /**
     * Admits or rejects a call; may ask the user first.
     *
     * @throws InterruptedException if the call is cancelled while the user is being asked
     */
    Decision admit(ToolCall call, Set<Effect> effects, Proposal proposal) throws InterruptedException;
}
