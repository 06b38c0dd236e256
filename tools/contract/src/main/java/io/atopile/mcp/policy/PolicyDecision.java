package io.atopile.mcp.policy;

/** What the policy says of an effect before anyone is asked. */
public enum PolicyDecision {
    ALLOW,
    ASK
}
