package io.atopile.mcp.agent;

/** The run whose conversation another goes on from, up to and with the event {@code seq}. */
public record Origin(String runId, long seq) {}
