package io.atopile.mcp.skill.run;

/** How a step stands. */
public enum StepState {
    PENDING,
    RUNNING,
    DONE,
    FAILED,
    /** Its condition did not hold, or its list was empty. */
    SKIPPED,
    /** Done, and taken back. */
    UNDONE
}
