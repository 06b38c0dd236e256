package io.atopile.mcp.server.shell;

import io.atopile.mcp.skill.run.SkillOutcome;
import io.atopile.mcp.skill.run.SkillRunView;

/** The exit code of a command that runs a skill. */
public final class SkillExitCode {

    private static final int UNFINISHED = 3;

    private SkillExitCode() {}

    /**
     * Returns 0 if the skill reports ok, 1 if it reports otherwise, 3 if it hasn't ended and can be resumed. 2 is for invalid
     * usage.
     */
    public static int toExitCode(SkillRunView run) {
        return switch (run.status()) {
            case COMPLETED, FAILED, CANCELLED -> run.outcome().filter(SkillOutcome::isOk).isPresent() ? 0 : 1;
            case RUNNING, INTERRUPTED -> UNFINISHED;
        };
    }
}
