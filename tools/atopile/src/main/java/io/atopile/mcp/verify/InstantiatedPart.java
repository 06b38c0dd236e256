package io.atopile.mcp.verify;

/**
 * A component of a design whose part is fixed by a file of its own.
 *
 * @param path from the entry
 * @param prefix of its designator, such as {@code R}; empty if unknown
 * @param description the text in its file
 */
public record InstantiatedPart(String path, String manufacturer, String number, String prefix, String description) {}
