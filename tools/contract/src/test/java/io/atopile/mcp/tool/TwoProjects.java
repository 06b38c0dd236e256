package io.atopile.mcp.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Has the projects {@code a} and {@code b}, so that a call must name one. */
public record TwoProjects() implements Workspace {

    @Override
    public List<Path> roots() {
        return List.of(Path.of("/a"), Path.of("/b"));
    }

    @Override
    public Path resolve(Optional<String> project) throws ToolFailure {
        var name = project.orElseThrow(() -> new ToolFailure(ErrorCode.VALIDATION_ERROR, "Which project?", "Pass project: a or b."));
        return roots().stream()
                .filter(root -> root.endsWith(name))
                .findFirst()
                .orElseThrow(() -> new ToolFailure(ErrorCode.NOT_FOUND, "There is no project %s.".formatted(name), "There are a and b."));
    }

    @Override
    public String label(Path directory) {
        return directory.toString().substring(1);
    }
}
