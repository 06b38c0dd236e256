package io.atopile.mcp.tools.answer;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.tool.NameSuggestions;
import java.util.ArrayList;
import java.util.Optional;

/** Suggests existing files whose names are closest to that of a missing one. */
public final class PathSuggestions {

    private static final int LOOKED_AT = 2_000;

    private PathSuggestions() {}

    public static Optional<String> findHint(ProjectBoundary scope, String asked) {
        var known = new ArrayList<String>();
        try {
            ProjectWalk.walk(scope, new Inside(scope.root(), ""), file -> {
                known.add(file.relative());
                return known.size() < LOOKED_AT;
            });
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        var near = NameSuggestions.of(asked, known);
        return near.isEmpty()
                ? Optional.of("project_list_files lists the files.")
                : Optional.of("Nearest: " + String.join(", ", near));
    }
}
