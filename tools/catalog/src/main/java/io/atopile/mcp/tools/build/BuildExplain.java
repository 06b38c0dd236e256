package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.BuildRecord;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildState;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.BuildView;
import io.atopile.mcp.explain.BuildExplainer;
import io.atopile.mcp.explain.BuildExplanation;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.CompilerReference;
import io.atopile.mcp.tools.answer.ProjectPaths;
import io.atopile.mcp.tools.answer.TargetChoice;
import io.atopile.mcp.tools.answer.UnresolvedConflicts;
import java.util.Locale;
import java.util.Optional;

/** Explains why a build failed, or what it left undecided. */
@ToolSpec(
        name = "build_explain",
        title = "Why did the build fail",
        description = "Explains a failed build: why the build failed, its errors, or what it left undecided. Each has its cause in plain "
                + "words with file, line and anchor, and suggested fixes, most likely first. Fixes are ready for project_edit_file; each "
                + "is offered only if atopile accepts its result; one with needs requires a person's decision. Runs no build. The first "
                + "call after an installation may take 15 seconds. Changes nothing.",
        next = "Apply a fix with project_edit_file, then build_run.",
        toolset = Toolset.BUILDS,
        effects = Effect.READS,
        idempotent = true,
        deadlineSeconds = 180)
record BuildExplain(BuildLookup ledger, CompilerReference reference, ExplanationRenderer mending)
        implements Tool<BuildExplain.Input, ExplainOutput> {

    /** Which build. */
    public record Input(
            @Doc("ID of the build. Default: the target's newest finished build.") @Range(min = 1, max = 40) Optional<String> buildId,
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target) {}

    @Override
    public ToolResult<ExplainOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        if (input.buildId().isPresent()) {
            return explain(ledger.require(input.buildId().get(), context), context);
        }
        var chosen = TargetChoice.of(context.project(), input.target(), ledger.builds().writable());
        UnresolvedConflicts.requireNoneInBuild(chosen.project(), chosen.target());
        var newest = findNewest(chosen.project(), chosen.target().name()).orElseThrow(() -> new ToolFailure(
                ErrorCode.NOT_FOUND, "No build of %s has finished yet.".formatted(chosen.target().name()), "Build it with build_run."));
        return explain(newest, context);
    }

    private Optional<BuildView> findNewest(Project project, String target) {
        return ledger.builds().list(project.root()).stream()
                .filter(build -> build.request().target().equals(target) && build.state().isOver())
                .filter(build -> build.state() != BuildState.CANCELLED)
                .findFirst()
                .map(BuildRecord::id)
                .flatMap(ledger.builds()::findBuild);
    }

    private ToolResult<ExplainOutput> explain(BuildView view, ToolContext context) throws InterruptedException, ToolFailure {
        if (!view.isOver()) {
            throw new ToolFailure(ErrorCode.CONFLICT, "The build has not finished.", BuildMessages.describeNextCall(view));
        }
        if (view.record().state() == BuildState.CANCELLED || view.result().isEmpty()) {
            throw new ToolFailure(ErrorCode.NOT_FOUND, BuildMessages.of(view) + " There is nothing to explain.", "Build it again with build_run.");
        }
        requireNoConflict(view.record());
        BuildResult result = view.result().get();
        if (result.verdict().filter(BuildVerdict.VERIFIED::equals).isPresent()) {
            boolean outdated = mending.of(ProjectPaths.resolveBoundary(view.record().projectRoot())).isOutdated(view.record());
            ExplainOutput output = ExplainOutput.ofSuccess(view.record(), result, outdated);
            return ToolResult.ok(output, "Nothing to fix: " + BuildMessages.of(view)).withHint(BuildNextStep.of(output));
        }
        return explain(view.record(), result, readProject(view.record()), context);
    }

    /** Fails if the current files have merge conflicts: the explanation would be about an arbitrary side of them. */
    private static void requireNoConflict(BuildRecord build) throws ToolFailure {
        UnresolvedConflicts.requireNoneInManifest(build.projectRoot());
        if (ProjectFile.read(build.projectRoot()) instanceof ProjectReadResult.Read(var project)) {
            var target = project.findTarget(build.request().target());
            if (target.isPresent()) {
                UnresolvedConflicts.requireNoneInBuild(project, target.get());
            }
        }
    }

    private static Project readProject(BuildRecord build) throws ToolFailure {
        return switch (ProjectFile.read(build.projectRoot())) {
            case ProjectReadResult.Read(var project) -> project;
            case ProjectReadResult.Absent _ -> throw new ToolFailure(ErrorCode.NOT_FOUND, "The project's ato.yaml was deleted.", "Restore it.");
            case ProjectReadResult.Conflicted(var conflicts) -> throw UnresolvedConflicts.buildManifestFailure(conflicts);
            case ProjectReadResult.Malformed(var line, var problem) -> throw new ToolFailure(
                    ErrorCode.BUILD_FAILED, "ato.yaml can't be read, line %d: %s.".formatted(line, problem), "Fix ato.yaml.");
        };
    }

    private ToolResult<ExplainOutput> explain(BuildRecord build, BuildResult result, Project project, ToolContext context)
            throws InterruptedException {
        ProjectBoundary scope = ProjectPaths.resolveBoundary(project.root());
        BuildExplanation explained = new BuildExplainer(project, scope, reference.of(context)).explain(build.request(), result);
        ExplainOutput output = mending.of(scope).buildOutput(build, result, explained);
        return ToolResult.ok(output, buildMessage(build, output)).withHint(BuildNextStep.of(output));
    }

    private static String buildMessage(BuildRecord build, ExplainOutput output) {
        String place = output.cause()
                .flatMap(cause -> cause.file().map(file -> " %s:%d:".formatted(file, cause.line().orElse(1))))
                .orElse("");
        String fix = output.fixes().stream()
                .findFirst()
                .map(first -> " Best fix (%s): %s.".formatted(first.confidence().name().toLowerCase(Locale.ROOT), first.title()))
                .orElse("");
        return "Build %s of %s:%s %s%s".formatted(build.id(), build.request().target(), place, output.explanation(), fix);
    }
}
