package io.atopile.mcp.skill.run;

/** The state of a step. */
public enum StepState {
    PENDING,
    RUNNING,
    DONE,
    FAILED,
    /** Its condition was false, or its list was empty. */
    SKIPPED,
    /** Done, and undone again. */
    UNDONE
}
