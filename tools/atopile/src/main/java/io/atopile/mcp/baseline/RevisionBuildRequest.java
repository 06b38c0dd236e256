package io.atopile.mcp.baseline;

import io.atopile.mcp.build.BuildView;
import io.atopile.mcp.git.GitRepository;
import io.atopile.mcp.git.GitTree;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.ProjectTrust;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The design that is asked for.
 *
 * @param tree the project's folder at the revision
 * @param project its folder now, whose packages are used
 * @param target the target's name
 * @param trust whether the user trusts the project as it is now
 * @param onStep is told of every step forward of a build
 */
public record RevisionBuildRequest(AtoCli ato, GitRepository repository, GitTree tree, Path project, String target, ProjectTrust trust, Consumer<BuildView> onStep) {}
