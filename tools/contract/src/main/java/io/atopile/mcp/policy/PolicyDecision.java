package io.atopile.mcp.policy;

/** The policy's decision on an effect before anyone is asked. */
public enum PolicyDecision {
    ALLOW,
    ASK
}
