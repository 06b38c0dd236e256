package io.atopile.mcp.agent;

/** What a run is for. */
public enum RunPurpose {
    /** To do the task. */
    WORK,
    /** To read, and to end with a plan that a person approves. */
    PLAN
}
