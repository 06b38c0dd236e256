package io.atopile.mcp.stdlib;

/** What a parameter or an argument takes. */
public enum StdlibValue {
    NUMBER,
    /** One of a few names, written as text. */
    CHOICE,
    TEXT,
    BOOLEAN,
    /** Something that can't be written in an {@code .ato} file. */
    OTHER
}
