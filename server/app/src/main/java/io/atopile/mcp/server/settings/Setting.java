package io.atopile.mcp.server.settings;

/** A value and who set it. */
public record Setting(Value value, Origin origin) {}
