package io.atopile.mcp.server;

import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.process.SandboxProfile;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a command that a person runs in the sandbox may reach: the project, as a build of it may. */
public final class ChildSandbox {

    private final SandboxSettings chosen;
    private final List<Path> roots;
    private final AtoCli ato;

    /** @throws IOException when a directory that the user named can't be worked in; the message names it */
    public ChildSandbox(Settings settings, AtoCli ato) throws IOException {
        this.chosen = settings.atopile().sandbox();
        this.roots = Settings.allowed(settings.projects()).roots();
        this.ato = ato;
    }

    /** Where the command runs: the working directory where that is in a project, else the first project. */
    public Path directory() throws IOException {
        Path here = Path.of("").toRealPath();
        return roots.stream().anyMatch(here::startsWith) || roots.isEmpty() ? here : roots.getFirst();
    }

    /** The folder that holds the program's own, which may be reached through a link. */
    private List<Path> installation() {
        return Stream.iterate(ato.program(), Objects::nonNull, Path::getParent).skip(2).limit(1).toList();
    }

    /** What the command may reach; {@code network} overrides what the settings say. */
    public SandboxProfile profile(@Nullable NetworkAccess network, boolean readOnly) throws IOException {
        for (var directory : ato.directories().written()) {
            Files.createDirectories(directory);
        }
        var reading = SandboxProfile.reading(Stream.of(installation(), roots, List.of(directory()))
                .flatMap(List::stream)
                .toList());
        var files = readOnly || chosen.mode() == SandboxMode.READ_ONLY
                ? reading
                : reading.writing(Stream.of(roots, ato.directories().written(), chosen.writable())
                        .flatMap(List::stream)
                        .toList());
        return switch (network == null ? chosen.network().orElse(NetworkAccess.NONE) : network) {
            case NONE -> files;
            case SERVICES -> files.reachingServices(ato.access().map(open -> open.services().ofBuilds()).orElse(Set.of()));
            case ANY -> files.reachingAnyNetwork();
        };
    }
}
