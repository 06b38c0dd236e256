package io.atopile.mcp.agent;

import java.util.Optional;

/**
 * What was noticed of a file of the project.
 *
 * @param path from the project's root
 * @param rev of its content then, as the tools name it; empty when it is gone
 */
public record FileObservation(String path, Optional<String> rev, How how) {

    /** What happened to it. */
    public enum How {
        /** The model was shown it, or a part of it, with anchors that hold. */
        SHOWN,
        /** A call of this run made, changed, moved or removed it. */
        CHANGED_HERE,
        /** Somebody else did. */
        CHANGED_ELSEWHERE
    }
}
