package io.atopile.mcp.parts;

/** How readily an assembly house places a part; the first is the cheapest. */
public enum Tier {
    BASIC,
    PREFERRED,
    EXTENDED
}
