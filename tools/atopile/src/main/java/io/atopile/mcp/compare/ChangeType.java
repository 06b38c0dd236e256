package io.atopile.mcp.compare;

/** What became of something between two designs. */
public enum ChangeType {
    ADDED,
    REMOVED,
    CHANGED,
    /** The same under another name. */
    RENAMED
}
