package io.atopile.mcp.imports;

import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.ProjectTrust;
import java.nio.file.Path;
import java.util.Optional;

/** Decides whether a design may be built, based on the Python that the build would execute and on the sandbox. */
public final class UntrustedBuildCheck {

    private UntrustedBuildCheck() {}

    /**
     * Returns the reason why a build may not run: it would or could execute Python of an untrusted project, and no sandbox on this
     * machine is strong enough. Empty if it may run, or if the user chose to run without a sandbox.
     *
     * @param root the directory of the design
     * @param project the project whose trust decides; a different directory for a copy of an earlier revision
     * @param entry as in {@code ato.yaml}
     */
    public static Optional<String> findObstacle(AtoCli ato, Path root, Path project, String entry, ProjectTrust trust) {
        if (isUnconfinedByChoice(ato) || trust.trusts(project) || ReadAccess.canConfine(ato)) {
            return Optional.empty();
        }
        var closure = ImportGraph.ofValidSource(root).ofEntry(entry);
        return closure.isFreeOfCode()
                ? Optional.empty()
                : Optional.of("The build %s, the project is not trusted, and the sandbox is not strong enough%s"
                        .formatted(closure.reason(), ReadAccess.describeChosenKind(ato)));
    }

    private static boolean isUnconfinedByChoice(AtoCli ato) {
        return ato.access().filter(access -> access.sandboxSettings().mode() == SandboxMode.DANGER_FULL_ACCESS).isPresent();
    }
}
