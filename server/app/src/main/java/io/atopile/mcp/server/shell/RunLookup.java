package io.atopile.mcp.server.shell;

import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunView;

/** Finds the run that a user means: by its ID, by a unique prefix of the ID, or as {@code last}. */
public final class RunLookup {

    /** The result of a lookup. */
    public sealed interface Found {
        record One(RunView run) implements Found {}

        record None(String message) implements Found {}
    }

    private RunLookup() {}

    public static Found find(RunService runs, String name) {
        var ids = runs.ids();
        if (name.equals("last")) {
            return ids.isEmpty() ? new Found.None("There are no runs.") : findById(runs, ids.getFirst());
        }
        var start = name.startsWith("r_") ? name : "r_" + name;
        var fitting = ids.stream().filter(id -> id.startsWith(start)).toList();
        return switch (fitting.size()) {
            case 0 -> new Found.None("There is no run %s; atopile-mcp runs list shows them.".formatted(name));
            case 1 -> findById(runs, fitting.getFirst());
            default -> new Found.None("%d runs start with %s: %s".formatted(
                    fitting.size(), name, String.join(", ", fitting.subList(0, Math.min(5, fitting.size())))));
        };
    }

    private static Found findById(RunService runs, String id) {
        return runs.find(id)
                .<Found>map(Found.One::new)
                .orElseGet(() -> new Found.None("Run %s can't be shown: its record is missing or damaged.".formatted(id)));
    }
}
