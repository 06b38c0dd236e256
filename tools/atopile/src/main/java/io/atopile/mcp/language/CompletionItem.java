package io.atopile.mcp.language;

/** A name that is valid at a position, and its meaning. */
public record CompletionItem(String name, String detail) {}
