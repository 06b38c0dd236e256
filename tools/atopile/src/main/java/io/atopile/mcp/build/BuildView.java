package io.atopile.mcp.build;

import java.util.List;
import java.util.Optional;

/**
 * What there is to say about a build at one moment.
 *
 * @param progress how far it has come, while it isn't over
 * @param result what it came to, once it is
 * @param artifacts the files its target has, once it is over
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
