package io.atopile.mcp.server;

import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.process.SandboxProfile;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoProfiles;
import io.atopile.mcp.project.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sandbox of a command that a person runs: it may access one project, as a build of it may. */
public final class ChildSandbox {

    private final SandboxSettings chosen;
    private final Path project;
    private final AtoCli ato;

    /**
     * Prepares the directories that builds of a project use.
     *
     * @throws IOException if they can't be written
     */
    public ChildSandbox(Settings settings, AtoCli ato, Path project) throws IOException {
        this.chosen = settings.atopile().sandbox();
        this.project = project;
        this.ato = ato.withProject(project);
    }

    /**
     * Returns the project that a command runs in: the one that contains the working directory, otherwise the only one in the
     * directories that calls may work in.
     *
     * @throws IOException if a directory that the user named can't be worked in; the message names it
     */
    public static Optional<Path> project(Settings settings) throws IOException {
        var allowed = Settings.resolveProjects(settings.projects());
        var here = Path.of("").toRealPath();
        return allowed.projects().stream()
                .filter(here::startsWith)
                .max(Comparator.comparingInt(Path::getNameCount))
                .or(allowed::onlyProject);
    }

    /** Returns atopile with the directories of the project. */
    public AtoCli ato() {
        return ato;
    }

    /** Returns where the command runs: the working directory if it is in the project, otherwise the project. */
    public Path directory() throws IOException {
        var here = Path.of("").toRealPath();
        return here.startsWith(project) ? here : project;
    }

    /** Creates the profile of what the command may access; {@code network} overrides the settings. */
    public SandboxProfile createProfile(@Nullable NetworkAccess network, boolean readOnly) throws IOException {
        var files = readOnly || chosen.mode() == SandboxMode.READ_ONLY
                ? AtoProfiles.createReadProfile(ato, project)
                : AtoProfiles.createBuildProfile(ato, project, ato.directories().configuration());
        return switch (network == null ? chosen.network().orElse(NetworkAccess.NONE) : network) {
            case NONE -> files;
            case SERVICES -> files.withServices(ato.access().map(open -> open.services().ofBuilds()).orElse(Set.of()));
            case ANY -> files.reachingAnyNetwork();
        };
    }
}
