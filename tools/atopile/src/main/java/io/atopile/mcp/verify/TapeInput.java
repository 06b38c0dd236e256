package io.atopile.mcp.verify;

/**
 * An input of a computation: a parameter that isn't defined by others, or a literal with several values.
 *
 * @param name the parameter's full path, or the literal's text
 * @param classRoot the representative of the parameters that are the same, empty for a literal
 */
record TapeInput(String name, String classRoot, RangeUnion values) {}
