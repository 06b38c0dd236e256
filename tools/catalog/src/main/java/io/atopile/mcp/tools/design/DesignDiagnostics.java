package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.BuildRecord;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildState;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.build.DesignAssertion;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.TargetChoice;
import io.atopile.mcp.tools.answer.UnresolvedConflicts;
import io.atopile.mcp.tools.design.DiagnosticsCollector.Inspection;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Returns in one result what is wrong or undecided in a project. */
@ToolSpec(
        name = "design_diagnostics",
        title = "Project diagnostics",
        description = "Returns the state of a whole project: the result of each target's last build and what stopped it, the undecided assertions "
                + "with their locations, and the problems that atopile's language server finds in the current files. Start here after a break. For "
                + "details of one build use build_status; to check only files, design_check. Builds nothing. Like any ato command, the language "
                + "server may leave empty build/ and layouts/ folders. Python imported by a design runs only in a trusted project or a read-only "
                + "sandbox; otherwise the file is not checked.",
        next = "build_explain gives the cause of a failed target.",
        toolset = Toolset.DESIGN,
        effects = Effect.READS,
        idempotent = true)
record DesignDiagnostics(Path snapshots, Builds builds, DiagnosticsCollector inspector)
        implements Tool<DesignDiagnostics.Input, DesignDiagnostics.Output> {

    private static final int MOST_TARGETS = 20;
    private static final int MOST_OF_A_TARGET = 5;
    private static final int MOST_FILES = 60;
    private static final int MOST_PROBLEMS = 20;

    /** What to check. */
    public record Input(@Doc("Also check every file with the language server.") @Default("true") boolean files) {}

    /** What was found. */
    public record Output(
            @Doc("At most 20.") List<TargetState> targets,
            int targetsTotal,
            @Doc("Problems in the current files, at most 20.") List<SourceDiagnostic> problems,
            int problemsTotal,
            @Doc("Why some or all files could not be checked.") Optional<String> problemsUnavailable,
            @Doc("What checking files can't detect.") String notChecked) {}

    /** A target and the result of its last build. */
    public record TargetState(
            String target,
            @Doc("Last build; absent if it was never built.") Optional<String> buildId,
            Optional<BuildState> status,
            Optional<BuildVerdict> verdict,
            @Doc("Whether sources have changed since, so that the build says nothing about them.") boolean outdated,
            @Doc("Diagnostics that stopped it, at most 5.") List<Diagnostic> failures,
            @Doc("Assertions that could not be decided, at most 5; design_verify explains them.") List<DesignAssertion> unverified,
            int unverifiedTotal,
            @Doc("What it warned of in the design, at most 5.") List<Diagnostic> warnings,
            int warningsTotal) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var project = TargetChoice.readProject(context.project());
        var files = DesignFiles.of(snapshots, context.project());
        var all = files.listFiles(MOST_FILES);
        var sources = all.stream().flatMap(file -> files.read(file).stream()).toList();
        requireMerged(project, sources);
        var last = findLastBuilds(context.project());
        var targets = project.targets().stream()
                .map(target -> buildTargetState(target.name(), Optional.ofNullable(last.get(target.name())), all))
                .toList();
        var inspection = Inspection.NONE;
        var unavailable = Optional.<String>empty();
        try {
            if (input.files()) {
                inspection = inspector.inspect(files, sources);
                unavailable = inspection.describeUnchecked();
            }
        } catch (ToolFailure failure) {
            unavailable = Optional.of(failure.message());
        }
        var problems = inspection.findings();
        var output = new Output(
                targets.stream().limit(MOST_TARGETS).toList(),
                targets.size(),
                problems.stream().limit(MOST_PROBLEMS).toList(),
                problems.size(),
                unavailable,
                DiagnosticsCollector.NOT_CHECKED);
        return ToolResult.ok(output, buildMessage(targets, output)).withHint(Optional.of(chooseNextStep(targets, output)));
    }

    /** What stops a target comes first, then what is wrong in the files, what wasn't built, and what is undecided. */
    private static String chooseNextStep(List<TargetState> targets, Output output) {
        if (targets.stream().anyMatch(target -> target.status().equals(Optional.of(BuildState.FAILED)) && !target.outdated())) {
            return "build_explain gives the cause of a failed target.";
        }
        if (output.problemsTotal() > 0) {
            return "Correct the problems with project_edit_file, then build_run.";
        }
        if (targets.stream().anyMatch(target -> target.buildId().isEmpty() || target.outdated())) {
            return "build_run builds a target that was never built or is outdated.";
        }
        return targets.stream().anyMatch(target -> !target.verdict().equals(Optional.of(BuildVerdict.VERIFIED)))
                ? "build_explain says what keeps a target from being verified."
                : "skill_run with manufacturing_readiness_review reviews it before an order.";
    }

    /** Returns the last build of each target, by its name. */
    private Map<String, BuildRecord> findLastBuilds(Path project) {
        var last = new HashMap<String, BuildRecord>();
        builds.list(project).forEach(build -> last.putIfAbsent(build.request().target(), build));
        return last;
    }

    private static void requireMerged(Project project, List<DesignFiles.Source> sources) throws ToolFailure {
        DesignFiles.requireMerged(sources);
        for (var target : project.targets().stream().limit(MOST_TARGETS).toList()) {
            UnresolvedConflicts.requireNoneInBuild(project, target);
        }
    }

    private TargetState buildTargetState(String target, Optional<BuildRecord> last, List<Inside> files) {
        var result = last.flatMap(build -> builds.findBuild(build.id())).flatMap(view -> view.result());
        var unverified = result.map(BuildResult::unverified).orElse(List.of());
        var warnings = result.map(BuildResult::designWarnings).orElse(List.of());
        return new TargetState(
                target,
                last.map(BuildRecord::id),
                last.map(BuildRecord::state),
                result.flatMap(BuildResult::verdict),
                last.filter(build -> files.stream().anyMatch(file -> DesignFiles.isChangedSince(file, build.requestedAt()))).isPresent(),
                result.map(BuildResult::diagnostics).orElse(List.of()).stream().limit(MOST_OF_A_TARGET).map(Diagnostic::shorten).toList(),
                unverified.stream().limit(MOST_OF_A_TARGET).toList(),
                unverified.size(),
                warnings.stream().limit(MOST_OF_A_TARGET).map(Diagnostic::shorten).toList(),
                warnings.size());
    }

    private static String buildMessage(List<TargetState> targets, Output output) {
        var failed = targets.stream().filter(target -> target.status().equals(Optional.of(BuildState.FAILED))).count();
        var unbuilt = targets.stream().filter(target -> target.buildId().isEmpty()).count();
        var open = targets.stream().mapToInt(TargetState::unverifiedTotal).sum();
        var warnings = targets.stream().mapToInt(TargetState::warningsTotal).sum();
        var problems = CountFormat.format(output.problemsTotal(), "problem") + " in the files";
        return "%s: %d failed, %d never built, %d outdated; %s undecided; %s of builds; %s."
                .formatted(
                        CountFormat.format(targets.size(), "target"),
                        failed,
                        unbuilt,
                        targets.stream().filter(TargetState::outdated).count(),
                        CountFormat.format(open, "assertion"),
                        CountFormat.format(warnings, "warning"),
                        output.problemsUnavailable()
                                .map(reason -> "%s, not all of which were checked: %s".formatted(problems, reason.replaceFirst("\\.$", "")))
                                .orElse(problems));
    }
}
