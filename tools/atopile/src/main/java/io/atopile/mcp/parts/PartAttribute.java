package io.atopile.mcp.parts;

/** What a source says of a part in words of its own. */
public record PartAttribute(String name, String value) {}
