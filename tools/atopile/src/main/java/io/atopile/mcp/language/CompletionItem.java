package io.atopile.mcp.language;

/** A name that can be written at a place, and what it stands for. */
public record CompletionItem(String name, String detail) {}
