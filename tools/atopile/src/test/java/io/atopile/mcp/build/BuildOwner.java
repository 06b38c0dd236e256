package io.atopile.mcp.build;

import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.RealAto;
import java.io.IOException;
import java.nio.file.Path;

/** A server of its own that runs one build, so that a test can kill it. */
public final class BuildOwner {

    private BuildOwner() {}

    /** {@code args}: the scratch directory of the settings and the project's root; prints the build's id. */
    public static void main(String[] args) throws IOException, InterruptedException {
        AtopileSettings settings = RealAto.settings(Path.of(args[0]));
        if (ProjectFile.read(Path.of(args[1])) instanceof ProjectReadResult.Read(var project)) {
            try (var builds = new Builds(settings)) {
                var target = project.targets().getFirst();
                System.out.println(builds.start(RealAto.in(settings), project, target, BuildOptions.DEFAULT).id());
                builds.awaitAll();
            }
        }
    }
}
