package io.atopile.mcp.stdlib;

/**
 * An example of an item's use: a complete file that atopile's compiler accepted without warnings.
 *
 * @param text the file
 * @param source where its code comes from
 */
public record StdlibExample(String text, ExampleSource source) {}
