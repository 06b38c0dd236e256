package io.atopile.mcp.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files among a project's sources that its builds wrote, with their digests before and after; the newest build first. */
public record RewrittenFiles(List<Rewrite> rewrites) {

    /**
     * A file that a build wrote.
     *
     * @param before absent if the build created it
     */
    public record Rewrite(String path, Optional<String> before, String after) {}

    public RewrittenFiles {
        rewrites = List.copyOf(rewrites);
    }

    /**
     * Whether a file differs from an earlier version only because builds wrote it.
     *
     * @param path relative to the project's root
     * @param now the present file
     * @param earlier the version to compare with; empty if there was none
     */
    public boolean isUnchangedBeside(String path, Path now, Optional<Path> earlier) {
        var digest = FileDigests.compute(now);
        var wanted = earlier.flatMap(FileDigests::compute);
        if (digest.isEmpty() || (earlier.isPresent() && wanted.isEmpty())) {
            return false;
        }
        var state = digest;
        for (var rewrite : rewrites) {
            if (rewrite.path().equals(path) && Optional.of(rewrite.after()).equals(state)) {
                state = rewrite.before();
                if (state.equals(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the present version of a file is one that a build wrote. */
    public boolean isWritten(String path, Path now) {
        var digest = FileDigests.compute(now);
        return rewrites.stream().anyMatch(rewrite -> rewrite.path().equals(path) && Optional.of(rewrite.after()).equals(digest));
    }
}
