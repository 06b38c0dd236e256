package io.atopile.mcp.compare;

/** How an item differs between two designs. */
public enum ChangeType {
    ADDED,
    REMOVED,
    CHANGED,
    /** The same item under a different name. */
    RENAMED
}
