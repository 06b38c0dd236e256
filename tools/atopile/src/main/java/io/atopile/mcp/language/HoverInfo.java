package io.atopile.mcp.language;

/**
 * What the language server says of a place.
 *
 * @param markdown its text
 * @param ofBlock whether it speaks of the block around the place, because it knows nothing of the place itself
 */
public record HoverInfo(String markdown, boolean ofBlock) {}
