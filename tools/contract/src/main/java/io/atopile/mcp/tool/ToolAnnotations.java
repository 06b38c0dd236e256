package io.atopile.mcp.tool;

import java.util.Set;

/** The four MCP tool annotations. All are always set, because clients base their approvals on them. */
public record ToolAnnotations(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {

    public static ToolAnnotations of(Set<Effect> effects, boolean idempotent) {
        var readOnly = effects.stream().allMatch(ToolAnnotations::isSideEffectFree);
        return new ToolAnnotations(
                readOnly,
                effects.contains(Effect.DESTROYS),
                idempotent || readOnly,
                effects.contains(Effect.REACHES_NETWORK) || effects.contains(Effect.INSTALLS));
    }

    private static boolean isSideEffectFree(Effect effect) {
        return switch (effect) {
            case READS, REACHES_NETWORK -> true;
            case BUILDS, WRITES_PROJECT, CONFIGURES_PROGRAMS, INSTALLS, DESTROYS -> false;
        };
    }
}
