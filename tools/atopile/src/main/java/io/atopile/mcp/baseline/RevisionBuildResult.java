package io.atopile.mcp.baseline;

import io.atopile.mcp.build.BuildVerdict;
import java.util.List;
import java.util.Optional;

/**
 * What building a revision came to, as it is kept beside it.
 *
 * @param verdict absent where it wasn't built
 * @param why it wasn't built, or what stopped the build; a sentence without its full stop
 * @param existed whether the target was there at the revision
 * @param missing packages that the revision names and the working project doesn't have in that version
 */
public record RevisionBuildResult(Optional<BuildVerdict> verdict, Optional<String> why, boolean existed, List<String> missing) {

    public RevisionBuildResult {
        missing = missing == null ? List.of() : List.copyOf(missing);
    }

    /** Whether there is a design to compare with. */
    public boolean isBuilt() {
        return verdict.filter(said -> said != BuildVerdict.FAILED).isPresent();
    }

    /** What the network or the user's trust may yet change isn't kept, nor what wasn't built at all. */
    boolean isFinal() {
        return isBuilt() || (verdict.isPresent() && missing.isEmpty());
    }
}
