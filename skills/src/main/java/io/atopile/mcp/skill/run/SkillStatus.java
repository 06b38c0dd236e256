package io.atopile.mcp.skill.run;

/** The state of a run of a skill. */
public enum SkillStatus {
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED,
    /** Its process ended before the run did; it can be resumed. */
    INTERRUPTED
}
