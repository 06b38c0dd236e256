package io.atopile.mcp.agent.tool;

import io.atopile.mcp.tool.Effect;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the calling client may not do itself, as Codex tells it in {@code codex/sandbox-state-meta}: a run that it starts
 * may not do it either.
 */
final class CallerLimits {

    private static final String STATE = "codex/sandbox-state-meta";

    private CallerLimits() {}

    static List<Effect> of(JsonNode meta) {
        var profile = meta.path(STATE).path("permissionProfile");
        if (profile.isMissingNode()) {
            return List.of();
        }
        var denied = new ArrayList<Effect>();
        var files = profile.path("file_system");
        var restricted = files.path("type").asString("").equals("restricted");
        if (restricted && files.path("entries").values().stream().noneMatch(CallerLimits::writes)) {
            denied.addAll(List.of(Effect.BUILDS, Effect.WRITES_PROJECT, Effect.INSTALLS, Effect.DESTROYS));
        }
        if (profile.path("network").asString("").equals("restricted")) {
            denied.add(Effect.REACHES_NETWORK);
        }
        return denied.stream().distinct().toList();
    }

    private static boolean writes(JsonNode entry) {
        return entry.path("access").asString("").equals("write");
    }
}
