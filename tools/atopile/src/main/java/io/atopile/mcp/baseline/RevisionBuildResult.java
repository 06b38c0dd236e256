package io.atopile.mcp.baseline;

import io.atopile.mcp.build.BuildState;
import io.atopile.mcp.build.BuildVerdict;
import java.util.List;
import java.util.Optional;

/**
 * The result of building a revision, stored next to it.
 *
 * @param verdict absent if it wasn't built
 * @param state how the build ended; absent if it wasn't built
 * @param why the reason why it wasn't built, or the error that stopped the build; without a full stop
 * @param existed whether the target existed at the revision
 * @param missing packages that the revision names but the working project doesn't have in that version
 */
public record RevisionBuildResult(Optional<BuildVerdict> verdict, Optional<BuildState> state, Optional<String> why, boolean existed, List<String> missing) {

    public RevisionBuildResult {
        missing = missing == null ? List.of() : List.copyOf(missing);
    }

    /** The result for a revision that wasn't built. */
    public RevisionBuildResult(Optional<String> why, boolean existed, List<String> missing) {
        this(Optional.empty(), Optional.empty(), why, existed, missing);
    }

    /** Whether there is a design to compare. */
    public boolean isBuilt() {
        return state.filter(BuildState.SUCCEEDED::equals).isPresent();
    }

    /** Whether the result is stored. Failures that the network or the user's trust may change, and revisions that weren't built, are not. */
    boolean isFinal() {
        return isBuilt() || (verdict.isPresent() && missing.isEmpty());
    }
}
