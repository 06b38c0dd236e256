package io.atopile.mcp.stdlib;

/** The type of value of a parameter or an argument. */
public enum StdlibValue {
    NUMBER,
    /** One of a few names, written as text. */
    CHOICE,
    TEXT,
    BOOLEAN,
    /** A value that can't be written in an {@code .ato} file. */
    OTHER
}
