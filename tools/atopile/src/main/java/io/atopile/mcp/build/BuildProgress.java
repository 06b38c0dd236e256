package io.atopile.mcp.build;

import java.util.List;
import java.util.Optional;

/**
 * The progress of a build.
 *
 * @param stage the current stage; empty before the first
 * @param done the number of completed stages
 * @param total the total number of stages, once atopile reports it
 * @param ahead the number of builds of the same target that come first
 * @param behind the build it waits for
 * @param elsewhere whether another server runs that build
 */
public record BuildProgress(
        Optional<String> stage, int done, Optional<Integer> total, int ahead, Optional<String> behind, boolean elsewhere) {

    static final BuildProgress NONE = new BuildProgress(Optional.empty(), 0, Optional.empty(), 0, Optional.empty(), false);

    /** Returns the progress of a waiting build; {@code others} are the builds ahead of it, newest first. */
    static BuildProgress ofWaiting(BuildRecord waiting, List<BuildRecord> others) {
        Optional<BuildRecord> first = others.stream().findFirst();
        return new BuildProgress(
                Optional.empty(),
                0,
                Optional.empty(),
                others.size(),
                first.map(BuildRecord::id),
                first.filter(other -> !other.owner().equals(waiting.owner())).isPresent());
    }

    /** Returns the progress of a build that is over: what it completed, and no current stage. */
    BuildProgress withoutStage() {
        return new BuildProgress(Optional.empty(), done, total, ahead, behind, elsewhere);
    }

    static BuildProgress of(BuildRow row) {
        int done = (int) row.stages().stream().filter(BuildStage::hasSucceeded).count();
        Optional<String> current = row.stages().isEmpty()
                ? Optional.empty()
                : Optional.of(row.stages().getLast().id());
        return new BuildProgress(current, done, row.totalStages(), 0, Optional.empty(), false);
    }
}
