package io.atopile.mcp.tool;

/** The user's decision on a {@link ConfirmationRequest}, with the state that the tool attached to it. */
public record ConfirmationResult(boolean accepted, String state) {}
