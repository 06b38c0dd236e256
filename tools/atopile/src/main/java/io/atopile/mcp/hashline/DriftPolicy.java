package io.atopile.mcp.hashline;

/** What becomes of edits when someone else has changed the file since their lines were read. */
public enum DriftPolicy {
    /** The lines are found again only where everything around them is plainly as it was. */
    STRICT,
    /** The lines are found again where text, order and surroundings leave one place for them. */
    REMAP,
    /** Nothing is written. */
    REFUSE
}
