package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.BuildOptions;
import io.atopile.mcp.build.BuildRecord;
import io.atopile.mcp.build.BuildView;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.Target;
import io.atopile.mcp.tool.CallPreview;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.ConfirmationRequest;
import io.atopile.mcp.tool.ConfirmationResult;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import io.atopile.mcp.tools.answer.UnreadableBoard;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds a target and returns the result. */
@ToolSpec(
        name = "build_run",
        title = "Build the board",
        description = "Builds the project: compiles a target's circuit and board (ato build), verifies its assertions, and waits up to "
                + "wait_seconds. Returns the verdict (verified; unverified: built, but assertions are undecided; failed), diagnostics "
                + "with file, line and column, and the files it created. Cancelling the call cancels the build. One build per target "
                + "runs at a time. Writes layouts/ and build/; include_targets mfg-data, glb and step need KiCad. Takes 3 to 6 seconds "
                + "for a small board.",
        next = "If unverified: build_explain. If verified: report_bom or manufacturing_generate.",
        toolset = Toolset.BUILDS,
        effects = Effect.BUILDS,
        idempotent = true,
        deadlineSeconds = 660)
record BuildRun(BuildLookup ledger, AtoFinder finder) implements Tool<BuildRun.Input, BuildOutput> {

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(20);
    private static final Pattern OUTPUT_NAME = Pattern.compile("[a-z0-9_*][a-z0-9_-]{0,39}");

    /** What to build. */
    public record Input(
            @Doc(Doc.TARGET) @Range(min = 1, max = 100) Optional<String> target,
            @Doc("Outputs to create in addition to the usual ones, e.g. mfg-data, glb, step, all.") @Range(max = 10)
                    Optional<List<String>> includeTargets,
            @Doc("Outputs to omit.") @Range(max = 10) Optional<List<String>> excludeTargets,
            @Doc("Fail if the board would change.") @Default("false") boolean frozen,
            @Doc("How long to wait for the end. Default: 20, or 0 (the build continues in the background) if mfg-data, 3D files, "
                            + "images or all are requested.") @Range(max = 600)
                    Optional<Integer> waitSeconds,
            @Doc("Report unverified as a failure.") @Default("false") boolean requireVerified) {

        Duration resolveWaitTime(Target target) {
            return waitSeconds.map(Duration::ofSeconds).orElse(options().isLong(target) ? Duration.ZERO : USUAL_PATIENCE);
        }

        BuildOptions options() {
            return new BuildOptions(includeTargets.orElse(List.of()), excludeTargets.orElse(List.of()), frozen);
        }
    }

    @Override
    public CallPreview preview(Input input, ToolContext context) {
        return new CallPreview(
                "Build %s".formatted(input.target().map("target "::concat).orElse("the default target")),
                "Outputs: the usual ones%s%s.%s\nWrites layouts/ and build/ in the project.".formatted(
                        input.includeTargets().map(names -> ", and " + String.join(", ", names)).orElse(""),
                        input.excludeTargets().map(names -> ", without " + String.join(", ", names)).orElse(""),
                        input.frozen() ? " Fails if the board would change." : ""));
    }

    @Override
    public ToolResult<BuildOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var odd = Stream.concat(input.options().include().stream(), input.options().exclude().stream())
                .filter(name -> !OUTPUT_NAME.matcher(name).matches())
                .findFirst();
        if (odd.isPresent()) {
            throw new ToolFailure(
                    ErrorCode.VALIDATION_ERROR, "include_targets and exclude_targets take names such as mfg-data.");
        }
        var ready = BuildPrerequisites.require(finder, context, input.target(), ledger.builds().writable());
        return context.answer().isPresent()
                ? handleAnswer(ready, input, context, context.answer().get())
                : runBuild(ready, input, context);
    }

    /** Continues after the user was asked whether this call may reach what the sandbox blocked. */
    private ToolResult<BuildOutput> handleAnswer(BuildPrerequisites ready, Input input, ToolContext context, ConfirmationResult answer)
            throws InterruptedException, ToolFailure {
        if (answer.accepted()) {
            return runBuild(new BuildPrerequisites(ready.ato().reachingAnyNetwork(), ready.project(), ready.target()), input, context);
        }
        var before = ledger.find(answer.state(), context);
        return before.isPresent()
                ? BuildToolResults.of(before.get(), ledger.show(before.get()), input.requireVerified())
                : runBuild(ready, input, context);
    }

    private ToolResult<BuildOutput> runBuild(BuildPrerequisites ready, Input input, ToolContext context) throws InterruptedException, ToolFailure {
        if (input.options().isLong(ready.target())) {
            UnreadableBoard.require(finder.kicad(), ready.project(), ready.target());
        }
        BuildRecord build;
        try {
            build = ledger.builds().start(ready.ato(), ready.project(), ready.target(), input.options());
        } catch (IOException _) {
            throw new ToolFailure(
                    ErrorCode.CAPABILITY_MISSING,
                    "The build can't be recorded: the user's state directory is not writable.",
                    "Make $XDG_STATE_HOME, or ~/.local/state, writable.");
        }
        BuildView view = follow(build, input.resolveWaitTime(ready.target()), context);
        var denied = view.result().map(BuildToolResults::listMissedAddresses).orElse(List.of());
        if (!denied.isEmpty() && BuildToolResults.isStopped(view) && context.answer().isEmpty() && context.peer().supports("elicitation")) {
            return new ToolResult.NeedsAnswer<>(buildConfirmationRequest(input, denied), build.id());
        }
        return BuildToolResults.of(view, ledger.show(view), input.requireVerified());
    }

    private static ConfirmationRequest buildConfirmationRequest(Input input, List<String> denied) {
        return new ConfirmationRequest(
                "build_run of %s tried to reach %s, which the sandbox blocked. Build again with network access, for this call only?"
                        .formatted(input.target().orElse("the project's target"), String.join(", ", denied)),
                "The user can allow network access with sandbox.network in their settings.");
    }

    private BuildView follow(BuildRecord build, Duration patience, ToolContext context) throws InterruptedException {
        try {
            return ledger.builds().await(build.id(), patience, view -> report(view, context.progress()))
                    .orElseThrow(() -> new IllegalStateException("A build that was just started is not on record"));
        } catch (InterruptedException stopped) {
            if (context.cancellation().reason().equals(Optional.of(CancellationSignal.Reason.CLIENT))) {
                end(build);
            }
            throw stopped;
        }
    }

    private void end(BuildRecord build) {
        try {
            ledger.builds().cancel(build.id());
        } catch (IOException unwritable) {
            throw new IllegalStateException("A build of this server is unknown to it", unwritable);
        }
    }

    static void report(BuildView view, Progress progress) {
        var total = view.progress().total().map(count -> OptionalDouble.of(count)).orElse(OptionalDouble.empty());
        progress.report(view.progress().done(), total, BuildMessages.describeStep(view));
    }
}
