package io.atopile.mcp.build;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One build as atopile's history has it.
 *
 * @param root the project's
 * @param target the name of the target
 * @param status {@code queued}, {@code building}, {@code success}, {@code warning}, {@code failed} or {@code cancelled}
 * @param error what went wrong, in atopile's words; empty when nothing did
 * @param stages those that were begun, in order
 * @param totalStages how many there will be, as far as atopile knows
 */
record BuildRow(
        String id,
        String root,
        String target,
        String status,
        Optional<String> error,
        Instant startedAt,
        Optional<Duration> elapsed,
        List<BuildStage> stages,
        Optional<Integer> totalStages) {

    boolean isGreen() {
        return status.equals("success") || status.equals("warning");
    }

    boolean isFailed() {
        return status.equals("failed");
    }

    /** When it was over, as far as atopile has written that down. */
    Optional<Instant> findEnd() {
        boolean open = status.equals("queued") || status.equals("building");
        return open ? Optional.empty() : elapsed.map(startedAt::plus);
    }
}
