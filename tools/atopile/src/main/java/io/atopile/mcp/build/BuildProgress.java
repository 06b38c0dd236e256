package io.atopile.mcp.build;

import java.util.List;
import java.util.Optional;

/**
 * How far a build has come.
 *
 * @param stage the one it is in; empty before the first
 * @param done how many stages it has behind it
 * @param total how many there will be, once atopile knows
 * @param ahead how many builds of the same target come first
 * @param behind the one it waits for
 * @param elsewhere whether that one is another server's
 */
public record BuildProgress(
        Optional<String> stage, int done, Optional<Integer> total, int ahead, Optional<String> behind, boolean elsewhere) {

    static final BuildProgress NONE = new BuildProgress(Optional.empty(), 0, Optional.empty(), 0, Optional.empty(), false);

    /** The others are those that come first, the newest at the head. */
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

    static BuildProgress of(BuildRow row) {
        int done = (int) row.stages().stream().filter(BuildStage::hasSucceeded).count();
        Optional<String> current = row.stages().isEmpty()
                ? Optional.empty()
                : Optional.of(row.stages().getLast().id());
        return new BuildProgress(current, done, row.totalStages(), 0, Optional.empty(), false);
    }
}
