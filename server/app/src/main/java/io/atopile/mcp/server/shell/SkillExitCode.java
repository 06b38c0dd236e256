package io.atopile.mcp.server.shell;

import io.atopile.mcp.skill.run.SkillOutcome;
import io.atopile.mcp.skill.run.SkillRunView;

/** What a command that runs a skill tells the shell. */
public final class SkillExitCode {

    private static final int UNFINISHED = 3;

    private SkillExitCode() {}

    /** 0 when the skill says ok, 1 when it says otherwise, 3 when it is not at its end and can be resumed. 2 is for a wrong command. */
    public static int toExitCode(SkillRunView run) {
        return switch (run.status()) {
            case COMPLETED, FAILED, CANCELLED -> run.outcome().filter(SkillOutcome::isOk).isPresent() ? 0 : 1;
            case RUNNING, INTERRUPTED -> UNFINISHED;
        };
    }
}
