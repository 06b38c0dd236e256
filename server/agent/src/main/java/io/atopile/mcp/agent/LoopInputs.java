package io.atopile.mcp.agent;

import java.time.Instant;

/**
 * Inputs of the loop that don't follow from the events.
 *
 * @param context tokens of the conversation now; those not yet counted are estimated
 */
public record LoopInputs(Instant now, long context) {}
