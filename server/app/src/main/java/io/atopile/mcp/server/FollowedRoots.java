package io.atopile.mcp.server;

import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.project.ClientRoots;
import io.atopile.mcp.server.dispatch.RootsListener;
import io.atopile.mcp.server.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a client's roots the allowed directories. A root with settings of its own is only used if they were read at the start,
 * because they restrict what the server may do.
 */
record FollowedRoots(AllowedProjects workspace, List<Path> initial) implements RootsListener {

    FollowedRoots(AllowedProjects workspace) {
        this(workspace, workspace.roots());
    }

    @Override
    public void follow(List<String> uris) {
        workspace.follow(ClientRoots.of(uris, findHome(), this::isRestricted));
    }

    @Override
    public void reportMissing(String reason) {
        workspace.follow(ClientRoots.ofUnknown(reason));
    }

    private boolean isRestricted(Path directory) {
        return !initial.contains(directory) && Files.exists(SettingsReader.projectFile(directory));
    }

    private static Path findHome() {
        try {
            return Path.of(System.getProperty("user.home")).toRealPath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
