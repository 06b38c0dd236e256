package io.atopile.mcp.tool;

/** A person's decision on a {@link ConfirmationRequest}, with the state the tool had put beside it. */
public record ConfirmationResult(boolean accepted, String state) {}
