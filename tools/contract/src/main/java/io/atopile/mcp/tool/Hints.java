package io.atopile.mcp.tool;

import java.util.Set;

/** The four MCP tool annotations; all are always given, because clients approve calls by them. */
public record Hints(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {

    public static Hints of(Set<Effect> effects, boolean idempotent) {
        var readOnly = effects.stream().allMatch(Hints::leavesNoTrace);
        return new Hints(
                readOnly,
                effects.contains(Effect.DESTROYS),
                idempotent || readOnly,
                effects.contains(Effect.REACHES_NETWORK) || effects.contains(Effect.INSTALLS));
    }

    private static boolean leavesNoTrace(Effect effect) {
        return switch (effect) {
            case READS, REACHES_NETWORK -> true;
            case BUILDS, WRITES_PROJECT, CONFIGURES_PROGRAMS, INSTALLS, DESTROYS -> false;
        };
    }
}
