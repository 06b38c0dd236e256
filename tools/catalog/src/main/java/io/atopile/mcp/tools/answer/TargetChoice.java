package io.atopile.mcp.tools.answer;

import io.atopile.mcp.project.ExternalPath;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The target that a call refers to, or the reason why it can't be determined. */
public sealed interface TargetChoice {

    String OUTWARD_HINT = "Builds, reports and layouts stay inside the project; the user can allow another directory with the setting sandbox.writable.";
    int NAMED_AT_MOST = 20;

    record Chosen(Project project, Target target) implements TargetChoice {}

    record None(ErrorCode code, String message, String hint) implements TargetChoice {

        public <T extends Record> ToolResult<T> asResult() {
            return ToolResult.fail(code, message, hint);
        }
    }

    /**
     * Reads the project and looks up its target.
     *
     * @param wanted absent means the only target, or the one named default
     */
    static TargetChoice of(Path root, Optional<String> wanted) {
        return of(root, wanted, List.of());
    }

    /**
     * Does the same, but refuses a project with paths outside of itself.
     *
     * @param writable absolute directories outside the project that its paths may point to
     */
    static TargetChoice of(Path root, Optional<String> wanted, List<Path> writable) {
        return switch (ProjectFile.read(root)) {
            case ProjectReadResult.Absent _ -> new None(
                    ErrorCode.NOT_FOUND, "There is no ato.yaml in this project.", "workspace_list_targets lists the projects.");
            case ProjectReadResult.Malformed(var line, var problem) -> new None(
                    ErrorCode.BUILD_FAILED, "ato.yaml can't be read, line %d: %s.".formatted(line, problem), "Fix ato.yaml.");
            case ProjectReadResult.Read(var project) -> ExternalPath.of(project, writable)
                    .<TargetChoice>map(outward -> new None(ErrorCode.POLICY_DENIED, outward.message() + ".", OUTWARD_HINT))
                    .orElseGet(() -> choose(project, wanted));
        };
    }

    /** Names the first targets and says how many more there are. */
    static String describeTargets(List<String> names) {
        var shown = names.stream().limit(NAMED_AT_MOST).map(NameSuggestions::shorten).collect(Collectors.joining(", "));
        var more = names.size() - NAMED_AT_MOST;
        return more <= 0 ? "Targets: " + shown + "." : "Targets: %s and %,d more; see workspace_list_targets.".formatted(shown, more);
    }

    private static TargetChoice choose(Project project, Optional<String> wanted) {
        List<String> names = project.targets().stream().map(Target::name).toList();
        Optional<Target> target = wanted.or(() -> findDefault(names)).flatMap(project::findTarget);
        if (target.isPresent()) {
            return new Chosen(project, target.get());
        }
        String known = names.isEmpty() ? "ato.yaml has no targets under builds." : describeTargets(names);
        return wanted.<TargetChoice>map(name -> new None(
                        ErrorCode.NOT_FOUND, "There is no target '%s'.".formatted(NameSuggestions.shorten(name)), known))
                .orElseGet(() -> new None(ErrorCode.VALIDATION_ERROR, "Specify a target of the project.", known));
    }

    private static Optional<String> findDefault(List<String> names) {
        return names.size() == 1
                ? Optional.of(names.getFirst())
                : names.stream().filter("default"::equals).findFirst();
    }
}
