package io.atopile.mcp.verify;

/**
 * A component of a design whose part is fixed by a file of its own.
 *
 * @param path from the entry
 * @param file that says which part it is, relative to the project's root; empty if unknown
 * @param prefix of its designator, such as {@code R}; empty if unknown
 * @param description the text in its file
 */
public record InstantiatedPart(String path, String file, String manufacturer, String number, String prefix, String description) {}
