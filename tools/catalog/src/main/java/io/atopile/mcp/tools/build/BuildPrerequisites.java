package io.atopile.mcp.tools.build;

import io.atopile.mcp.imports.ReadAccess;
import io.atopile.mcp.imports.UntrustedBuildCheck;
import io.atopile.mcp.packages.FolderCheck;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.AtopileUnavailable;
import io.atopile.mcp.tools.answer.TargetChoice;
import io.atopile.mcp.tools.answer.UnresolvedConflicts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything that a build needs before it can start. */
record BuildPrerequisites(AtoCli ato, Project project, Target target) {

    /** What the user can do if the required sandbox doesn't work. */
    private static final String SANDBOX = "The user can set sandbox.kind to auto in the settings; `atopile-mcp doctor` shows which sandbox is used.";

    /** Returns what a call needs; {@code writable} as in {@link TargetChoice}. */
    static BuildPrerequisites require(AtoFinder finder, ToolContext context, Optional<String> wanted, List<Path> writable)
            throws InterruptedException, ToolFailure {
        var chosen = chooseTarget(context.project(), wanted, writable);
        var project = chosen.project();
        var ato = AtopileUnavailable.require(finder);
        var fault = ato.sandbox().fault();
        if (fault.isPresent()) {
            throw new ToolFailure(ErrorCode.CAPABILITY_MISSING, "Nothing was built: %s.".formatted(fault.get()), SANDBOX);
        }
        var obstacle = UntrustedBuildCheck.findObstacle(ato, project.root(), project.root(), chosen.target().entry(), finder.trust());
        if (obstacle.isPresent()) {
            throw new ToolFailure(ErrorCode.POLICY_DENIED, "Nothing was built. %s.".formatted(obstacle.get()), ReadAccess.TRUST);
        }
        if (ato.access().filter(open -> open.sandboxSettings().mode() == SandboxMode.READ_ONLY).isPresent()) {
            throw new ToolFailure(ErrorCode.POLICY_DENIED, "Nothing can be built: sandbox.mode is read-only, and a build writes into the project.");
        }
        var forbidden = FolderCheck.findFault(context.project(), context.workspace().roots());
        if (forbidden.isPresent()) {
            throw new ToolFailure(ErrorCode.POLICY_DENIED, "Nothing was built. %s.".formatted(forbidden.get()), FolderCheck.HINT);
        }
        return new BuildPrerequisites(ato, project, chosen.target());
    }

    /** Returns the target; its files must be without merge conflicts, because atopile would overwrite a board that has some. */
    private static TargetChoice chooseTarget(Path root, Optional<String> wanted, List<Path> writable) throws ToolFailure {
        try {
            var chosen = TargetChoice.of(root, wanted, writable);
            UnresolvedConflicts.requireNoneInBuild(chosen.project(), chosen.target());
            return chosen;
        } catch (ToolFailure failure) {
            throw failure.code() == ErrorCode.MERGE_CONFLICT ? failure.toUnwritten() : failure;
        }
    }
}
