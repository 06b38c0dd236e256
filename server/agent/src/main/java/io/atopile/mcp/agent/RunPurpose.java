package io.atopile.mcp.agent;

/** The purpose of a run. */
public enum RunPurpose {
    /** Do the task. */
    WORK,
    /** Only read, and end with a plan for a person to approve. */
    PLAN
}
