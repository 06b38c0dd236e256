package io.atopile.mcp.parts.install;

/**
 * A parameter, under the name that it has in atopile's standard library, with the value that a part gives it.
 *
 * @param unit in its declaration
 * @param text in the language's notation
 */
public record PartValue(String name, String unit, String text) {}
