package io.atopile.mcp.tool;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Decides, before anything is done, whether a call may go on. */
public interface Gate {

    sealed interface Decision {
        /** {@code approval} says by whom; absent where nobody had to be asked. */
        record Granted(Optional<ApprovalRecord> approval) implements Decision {
            public Granted() {
                this(Optional.empty());
            }
        }

        /** A person said no, or did not answer. */
        record Denied(String message, Optional<ApprovalRecord> approval) implements Decision {}

        /** Nobody could be asked; {@code hint} says how to get the approval. */
        record Unasked(String message, String hint, Optional<ApprovalRecord> approval) implements Decision {}
    }

    /** What is known of a call whose arguments are valid. */
    interface Proposal {

        ToolAnnotations hints();

        Optional<Path> project();

        /** Made when it is asked for; it changes nothing. */
        CallPreview preview() throws InterruptedException;
    }

    /**
     * Lets a call go on or stops it; may ask a person first.
     *
     * @throws InterruptedException when the call is cancelled while a person is being asked
     */
    Decision admit(ToolCall call, Set<Effect> effects, Proposal proposal) throws InterruptedException;
}
