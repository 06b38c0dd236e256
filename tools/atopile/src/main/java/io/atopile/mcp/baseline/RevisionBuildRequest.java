package io.atopile.mcp.baseline;

import io.atopile.mcp.build.BuildView;
import io.atopile.mcp.git.GitRepository;
import io.atopile.mcp.git.GitTree;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.ProjectTrust;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The requested design.
 *
 * @param tree the project's directory at the revision
 * @param project its current directory, whose packages are used
 * @param target the target's name
 * @param trust whether the user trusts the current project
 * @param onStep is called for every progress of a build
 */
public record RevisionBuildRequest(AtoCli ato, GitRepository repository, GitTree tree, Path project, String target, ProjectTrust trust, Consumer<BuildView> onStep) {}
