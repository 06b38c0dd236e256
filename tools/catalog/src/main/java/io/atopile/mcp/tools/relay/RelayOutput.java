package io.atopile.mcp.tools.relay;

/** A relay has no result of its own: it returns that of the tool it calls. */
public record RelayOutput() {}
