package io.atopile.mcp.tools.build;

import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearch;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReading;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything a build needs before it can be asked for, or the reason why it can't. */
sealed interface Workbench {

    record Ready(AtoCli ato, Project project, Target target) implements Workbench {}

    record Unready(ErrorCode code, String message, String hint) implements Workbench {}

    static Workbench set(AtoFinder finder, Path root, Optional<String> wanted) throws InterruptedException {
        return switch (ProjectFile.read(root)) {
            case ProjectReading.Absent _ -> new Unready(
                    ErrorCode.NOT_FOUND, "There is no ato.yaml in this project.", "workspace_list_targets shows the projects.");
            case ProjectReading.Malformed(var line, var problem) -> new Unready(
                    ErrorCode.BUILD_FAILED, "ato.yaml can't be read, line %d: %s.".formatted(line, problem), "Fix ato.yaml.");
            case ProjectReading.Read(var project) -> withTarget(finder, project, wanted);
        };
    }

    private static Workbench withTarget(AtoFinder finder, Project project, Optional<String> wanted)
            throws InterruptedException {
        List<String> names = project.targets().stream().map(Target::name).toList();
        Optional<Target> target = wanted.or(() -> usual(names)).flatMap(project::target);
        if (target.isPresent()) {
            return withAto(finder, project, target.get());
        }
        String known = names.isEmpty() ? "ato.yaml has no builds." : "Targets: " + String.join(", ", names) + ".";
        return wanted.<Workbench>map(name -> new Unready(
                        ErrorCode.NOT_FOUND, "There is no target '%s'.".formatted(Nearest.shorten(name)), known))
                .orElseGet(() -> new Unready(ErrorCode.VALIDATION_ERROR, "Say which target to build.", known));
    }

    private static Workbench withAto(AtoFinder finder, Project project, Target target) throws InterruptedException {
        AtoSearch search = finder.find();
        return search instanceof AtoSearch.Ready(var ato)
                ? new Ready(ato, project, target)
                : new Unready(ErrorCode.CAPABILITY_MISSING, NoAto.reason(search), NoAto.FIX);
    }

    private static Optional<String> usual(List<String> names) {
        return names.size() == 1
                ? Optional.of(names.getFirst())
                : names.stream().filter("default"::equals).findFirst();
    }
}
