package io.atopile.mcp.agent;

/**
 * A call that the model wants made.
 *
 * @param arguments as the model wrote them, perhaps not JSON
 * @param digest the same for calls of the same tool with the same arguments
 */
public record CallRef(String callId, String name, Ref arguments, String digest) {}
