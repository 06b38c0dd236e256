package io.atopile.mcp.parts;

/** A property of a part, verbatim from its source. */
public record PartAttribute(String name, String value) {}
