package io.atopile.mcp.language;

/**
 * The language server's information about a position.
 *
 * @param markdown its text
 * @param ofBlock whether it describes the enclosing block, because nothing is known about the position itself
 */
public record HoverInfo(String markdown, boolean ofBlock) {}
