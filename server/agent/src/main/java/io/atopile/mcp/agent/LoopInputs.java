package io.atopile.mcp.agent;

import java.time.Instant;

/**
 * What the loop can't know from the events alone.
 *
 * @param context tokens that the conversation takes now, the uncounted ones estimated
 */
public record LoopInputs(Instant now, long context) {}
