package io.atopile.mcp.imports;

import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.ProjectTrust;
import java.nio.file.Path;
import java.util.Optional;

/** Decides whether a design may be built, from the Python that the build would execute and from what would confine it. */
public final class UntrustedBuildCheck {

    private UntrustedBuildCheck() {}

    /**
     * Why a build may not run: it would or could execute Python of a project that the user doesn't trust, and nothing on this machine
     * confines it well enough. Empty when it may; also where the user chose to run without a sandbox.
     *
     * @param root where the design is
     * @param project whose trust decides, which is another directory for a copy of an earlier revision
     * @param entry as in {@code ato.yaml}
     */
    public static Optional<String> findObstacle(AtoCli ato, Path root, Path project, String entry, ProjectTrust trust) {
        if (isUnconfinedByChoice(ato) || trust.trusts(project) || ReadAccess.canConfine(ato)) {
            return Optional.empty();
        }
        var closure = ImportGraph.ofValidSource(root).ofEntry(entry);
        return closure.isFreeOfCode()
                ? Optional.empty()
                : Optional.of("The build %s, the project is not trusted, and its sandbox is not strong enough%s"
                        .formatted(closure.reason(), ReadAccess.describeChosenKind(ato)));
    }

    private static boolean isUnconfinedByChoice(AtoCli ato) {
        return ato.access().filter(access -> access.sandboxSettings().mode() == SandboxMode.DANGER_FULL_ACCESS).isPresent();
    }
}
