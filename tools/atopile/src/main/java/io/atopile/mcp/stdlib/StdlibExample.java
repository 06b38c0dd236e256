package io.atopile.mcp.stdlib;

/**
 * How an item is used, as a whole file that atopile's compiler accepted without a word.
 *
 * @param text the file
 * @param source whose it is
 */
public record StdlibExample(String text, ExampleSource source) {}
