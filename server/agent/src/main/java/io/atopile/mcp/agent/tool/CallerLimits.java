package io.atopile.mcp.agent.tool;

import io.atopile.mcp.tool.Effect;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Limits a run to what the calling client may do itself, which Codex sends in {@code codex/sandbox-state-meta}. Values
 * that aren't understood count as restrictions.
 */
final class CallerLimits {

    private static final String STATE = "codex/sandbox-state-meta";
    private static final List<Effect> WRITING = List.of(Effect.BUILDS, Effect.WRITES_PROJECT, Effect.INSTALLS, Effect.DESTROYS);

    private CallerLimits() {}

    /** Returns the effects that are denied to a run in {@code project}. */
    static List<Effect> of(JsonNode meta, Optional<Path> project) {
        var state = meta.path(STATE);
        var profile = state.path("permissionProfile");
        if (profile.isMissingNode() || getText(profile, "type").equals("disabled")) {
            return List.of();
        }
        var denied = new ArrayList<Effect>();
        if (!mayWrite(profile, project.or(() -> findWorkingFolder(state)))) {
            denied.addAll(WRITING);
        }
        if (!getText(profile, "network").equals("enabled")) {
            denied.add(Effect.REACHES_NETWORK);
        }
        return denied;
    }

    private static boolean mayWrite(JsonNode profile, Optional<Path> project) {
        var files = profile.path("file_system");
        return getText(profile, "type").equals("external")
                || getText(files, "type").equals("unrestricted")
                || files.path("entries").values().stream()
                        .filter(entry -> getText(entry, "access").equals("write"))
                        .anyMatch(entry -> covers(entry.path("path"), project));
    }

    private static boolean covers(JsonNode place, Optional<Path> project) {
        if (getText(place, "type").equals("path")) {
            return isIn(project, getText(place, "path"));
        }
        return switch (getText(place.path("value"), "kind")) {
            case "root" -> true;
            case "slash_tmp" -> isIn(project, "/tmp");
            case "tmpdir" -> isIn(project, System.getProperty("java.io.tmpdir", "/tmp"));
            default -> false;
        };
    }

    private static boolean isIn(Optional<Path> project, String folder) {
        try {
            var path = Path.of(folder);
            var real = Files.isDirectory(path) ? path.toRealPath() : path;
            return project.filter(inside -> inside.startsWith(real)).isPresent();
        } catch (IOException | InvalidPathException _) {
            return false;
        }
    }

    private static Optional<Path> findWorkingFolder(JsonNode state) {
        try {
            return Optional.of(Path.of(URI.create(getText(state, "sandboxCwd"))).toRealPath());
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String getText(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
