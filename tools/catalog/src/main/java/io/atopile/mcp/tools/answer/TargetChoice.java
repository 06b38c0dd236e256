package io.atopile.mcp.tools.answer;

import io.atopile.mcp.project.ExternalPath;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The target that a call refers to, and its project. */
public record TargetChoice(Project project, Target target) {

    private static final String OUTWARD_HINT =
            "Builds, reports and layouts stay inside the project; the user can allow another directory with the setting sandbox.writable.";
    private static final int NAMED_AT_MOST = 20;

    /**
     * Reads the project and looks up its target.
     *
     * @param wanted absent means the only target, or the one named default
     */
    public static TargetChoice of(Path root, Optional<String> wanted) throws ToolFailure {
        return of(root, wanted, List.of());
    }

    /**
     * Does the same, but refuses a project with paths outside of itself.
     *
     * @param writable absolute directories outside the project that its paths may point to
     */
    public static TargetChoice of(Path root, Optional<String> wanted, List<Path> writable) throws ToolFailure {
        var project = readProject(root);
        var outward = ExternalPath.of(project, writable);
        if (outward.isPresent()) {
            throw new ToolFailure(ErrorCode.POLICY_DENIED, outward.get().message() + ".", OUTWARD_HINT);
        }
        return choose(project, wanted);
    }

    /** Reads the project of a call. */
    public static Project readProject(Path root) throws ToolFailure {
        return switch (ProjectFile.read(root)) {
            case ProjectReadResult.Read(var project) -> project;
            case ProjectReadResult.Absent _ -> throw new ToolFailure(
                    ErrorCode.NOT_FOUND, "There is no ato.yaml in this project.", "workspace_list_targets lists the projects.");
            case ProjectReadResult.Conflicted(var conflicts) -> throw UnresolvedConflicts.buildManifestFailure(conflicts);
            case ProjectReadResult.Malformed(var line, var problem) -> throw new ToolFailure(
                    ErrorCode.BUILD_FAILED, "ato.yaml can't be read, line %d: %s.".formatted(line, problem), "Fix ato.yaml.");
        };
    }

    /** Names the first targets and says how many more there are. */
    public static String describeTargets(List<String> names) {
        var shown = names.stream().limit(NAMED_AT_MOST).map(NameSuggestions::shorten).collect(Collectors.joining(", "));
        var more = names.size() - NAMED_AT_MOST;
        return more <= 0 ? "Targets: " + shown + "." : "Targets: %s and %,d more; see workspace_list_targets.".formatted(shown, more);
    }

    private static TargetChoice choose(Project project, Optional<String> wanted) throws ToolFailure {
        List<String> names = project.targets().stream().map(Target::name).toList();
        Optional<Target> target = (wanted.isPresent() ? findName(names, wanted.get()) : findDefault(names)).flatMap(project::findTarget);
        if (target.isPresent()) {
            return new TargetChoice(project, target.get());
        }
        String known = names.isEmpty() ? "ato.yaml has no targets under builds." : describeTargets(names);
        throw wanted.map(name -> new ToolFailure(
                        ErrorCode.NOT_FOUND, "There is no target '%s'.".formatted(NameSuggestions.shorten(name)), known))
                .orElseGet(() -> new ToolFailure(ErrorCode.VALIDATION_ERROR, "Specify a target of the project.", known));
    }

    /**
     * Returns the target that a text names: exactly, ignoring case, or as the only one that begins with it; empty if none does.
     *
     * @throws ToolFailure if several begin with it
     */
    public static Optional<String> findName(List<String> names, String wanted) throws ToolFailure {
        var start = wanted.strip().toLowerCase(Locale.ROOT);
        if (names.contains(wanted) || start.isEmpty()) {
            return names.stream().filter(wanted::equals).findFirst();
        }
        var beginning = names.stream().filter(name -> name.toLowerCase(Locale.ROOT).startsWith(start)).toList();
        var same = beginning.stream().filter(name -> name.length() == start.length()).toList();
        var found = same.isEmpty() ? beginning : same;
        if (found.size() > 1) {
            throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR,
                    "Several targets begin with '%s'.".formatted(NameSuggestions.shorten(wanted)),
                    describeTargets(found));
        }
        return found.stream().findFirst();
    }

    private static Optional<String> findDefault(List<String> names) {
        return names.size() == 1
                ? Optional.of(names.getFirst())
                : names.stream().filter("default"::equals).findFirst();
    }
}
