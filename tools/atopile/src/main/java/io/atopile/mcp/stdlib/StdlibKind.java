package io.atopile.mcp.stdlib;

/** What a name of the standard library stands for; listed in this order. */
public enum StdlibKind {
    COMPONENT,
    MODULE,
    INTERFACE,
    TRAIT
}
