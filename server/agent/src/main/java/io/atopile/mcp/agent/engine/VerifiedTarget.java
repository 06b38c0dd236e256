package io.atopile.mcp.agent.engine;

import java.util.Optional;

/**
 * What is known of one target at the end of a run.
 *
 * @param verdict of the newest build; {@code verified}, {@code unverified} or {@code failed}
 * @param current whether nothing was changed after that build
 * @param problemsBefore of the first build in the run, when that came before a change
 */
public record VerifiedTarget(
        String target,
        String buildId,
        String state,
        Optional<String> verdict,
        boolean current,
        Optional<Integer> problemsBefore,
        int problemsAfter) {}
