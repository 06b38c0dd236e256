package io.atopile.mcp.build;

import java.util.List;
import java.util.Optional;

/**
 * A snapshot of a build.
 *
 * @param progress its progress while it is unfinished
 * @param result its result once it is finished
 * @param artifacts its target's files once it is finished
 */
public record BuildView(
        BuildRecord record, BuildProgress progress, Optional<BuildResult> result, List<BuildArtifact> artifacts) {

    public BuildView {
        artifacts = List.copyOf(artifacts);
    }

    public boolean isOver() {
        return record.state().isOver();
    }
}
