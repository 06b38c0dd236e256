package io.atopile.mcp.stdlib;

/** Whose words an example is. */
public enum ExampleSource {
    /** Its authors', put into a module. */
    UPSTREAM,
    /** Its authors', put into a module, without the statements that the compiler refuses or warns of. */
    UPSTREAM_EXCERPT,
    /** Ours: the import and the one statement that uses it. */
    DERIVED
}
