package io.atopile.mcp.tools.build;

import io.atopile.mcp.imports.ReadAccess;
import io.atopile.mcp.imports.UntrustedBuildCheck;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tools.answer.AtopileUnavailable;
import io.atopile.mcp.tools.answer.TargetChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything that a build needs before it can start, or the reason why it can't. */
sealed interface BuildPrerequisites {

    /** What the user can do if the required sandbox doesn't work. */
    String SANDBOX = "The user can set sandbox.kind to auto in the settings; `atopile-mcp doctor` shows which sandbox is used.";

    record Ready(AtoCli ato, Project project, Target target) implements BuildPrerequisites {}

    record Unready(ErrorCode code, String message, String hint) implements BuildPrerequisites {}

    static BuildPrerequisites set(AtoFinder finder, Path root, Optional<String> wanted, List<Path> writable) throws InterruptedException {
        return switch (TargetChoice.of(root, wanted, writable)) {
            case TargetChoice.None(var code, var message, var hint) -> new Unready(code, message, hint);
            case TargetChoice.Chosen(var project, var target) -> withAto(finder, project, target);
        };
    }

    private static BuildPrerequisites withAto(AtoFinder finder, Project project, Target target) throws InterruptedException {
        AtoSearchResult search = finder.find();
        return search instanceof AtoSearchResult.Ready(var ato)
                ? withAto(ato, finder, project, target)
                : new Unready(AtopileUnavailable.toErrorCode(search), AtopileUnavailable.describeReason(search), AtopileUnavailable.buildHint(search));
    }

    private static BuildPrerequisites withAto(AtoCli ato, AtoFinder finder, Project project, Target target) {
        var fault = ato.sandbox().fault();
        if (fault.isPresent()) {
            return new Unready(ErrorCode.CAPABILITY_MISSING, "Nothing was built: %s.".formatted(fault.get()), SANDBOX);
        }
        var obstacle = UntrustedBuildCheck.findObstacle(ato, project.root(), project.root(), target.entry(), finder.trust());
        return obstacle.isPresent()
                ? new Unready(ErrorCode.POLICY_DENIED, "Nothing was built. %s.".formatted(obstacle.get()), ReadAccess.TRUST)
                : new Ready(ato, project, target);
    }
}
