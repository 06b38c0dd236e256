package io.atopile.mcp.build;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One build in atopile's history.
 *
 * @param root the project's root
 * @param target the name of the target
 * @param status {@code queued}, {@code building}, {@code success}, {@code warning}, {@code failed} or {@code cancelled}
 * @param error atopile's error message, if any
 * @param stages the stages that were started, in order
 * @param totalStages the total number of stages, if atopile knows it
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

    /** Returns its end, if atopile has recorded it. */
    Optional<Instant> findEnd() {
        boolean open = status.equals("queued") || status.equals("building");
        return open ? Optional.empty() : elapsed.map(startedAt::plus);
    }
}
