package io.atopile.mcp.explain;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.build.BuildOptions;
import io.atopile.mcp.build.BuildRequest;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.stdlib.StdlibItem;
import io.atopile.mcp.syntax.SyntaxCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A toolchain without an atopile.
 *
 * @param design what it exports for every entry
 */
record PreparedToolchain(Optional<JsonNode> design) implements AtoToolchain {

    /** Explains the result of a build of {@code one.ato:One}. */
    BuildExplanation explain(Path root, String target, BuildResult result) throws Exception {
        var project = assertInstanceOf(ProjectReadResult.Read.class, ProjectFile.read(root)).project();
        var request = new BuildRequest(root.toString(), target, "one.ato:One", BuildOptions.DEFAULT, root.toString());
        return new BuildExplainer(project, ProjectBoundary.of(root), this).explain(request, result);
    }

    @Override
    public Optional<List<StdlibItem>> library() {
        return Optional.empty();
    }

    @Override
    public SyntaxCheck syntax() {
        return (_, _) -> Optional.empty();
    }

    @Override
    public Optional<JsonNode> exportDesign(Path root, String entry) {
        return design;
    }
}
