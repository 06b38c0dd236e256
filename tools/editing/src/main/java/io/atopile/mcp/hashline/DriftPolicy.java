package io.atopile.mcp.hashline;

/** How to handle edits when someone else has changed the file since their lines were read. */
public enum DriftPolicy {
    /** The lines are located again only if everything around them is clearly unchanged. */
    STRICT,
    /** The lines are located again if text, order and surroundings leave a single possible position. */
    REMAP,
    /** Nothing is written. */
    REFUSE
}
