package io.atopile.mcp.skill.run;

/** How a run of a skill stands. */
public enum SkillStatus {
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED,
    /** Its process ended before it did; it can be resumed. */
    INTERRUPTED
}
