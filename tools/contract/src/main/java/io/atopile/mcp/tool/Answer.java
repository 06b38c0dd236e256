package io.atopile.mcp.tool;

/** A person's decision on a {@link Question}, with the state the tool had put beside it. */
public record Answer(boolean accepted, String state) {}
