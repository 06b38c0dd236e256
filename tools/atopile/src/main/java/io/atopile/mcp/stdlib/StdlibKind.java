package io.atopile.mcp.stdlib;

/** The type of a standard-library item; items are listed in this order. */
public enum StdlibKind {
    COMPONENT,
    MODULE,
    INTERFACE,
    TRAIT
}
