package io.atopile.mcp.agent.engine;

import java.util.List;
import java.util.Optional;

/** {@code verify.json}: what a run changed, and what builds prove about it. {@code note} says why something was not built. */
public record VerifiedRun(List<String> changedFiles, List<VerifiedTarget> targets, String note) {

    /**
     * The state of one target at the end of a run.
     *
     * @param verdict of the newest build; {@code verified}, {@code unverified} or {@code failed}
     * @param current whether nothing changed after that build
     * @param problemsBefore problems of the target's first build in the run, if there was a later one
     */
    public record VerifiedTarget(
            String target,
            String buildId,
            String state,
            Optional<String> verdict,
            boolean current,
            Optional<Integer> problemsBefore,
            int problemsAfter) {}
}
