package io.atopile.mcp.agent;

/** The run whose conversation another run continues, up to and including the event {@code seq}. */
public record ParentRun(String runId, long seq) {}
