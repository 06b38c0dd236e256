package io.atopile.mcp.agent;

/** The run whose conversation another goes on from, up to and with the event {@code seq}. */
public record ParentRun(String runId, long seq) {}
