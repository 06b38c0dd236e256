package io.atopile.mcp.skill.tool;

import io.atopile.mcp.skill.SkillService;
import io.atopile.mcp.skill.run.SkillOutcome;
import io.atopile.mcp.skill.run.SkillRunRequest;
import io.atopile.mcp.skill.run.SkillRunService;
import io.atopile.mcp.skill.run.SkillRunView;
import io.atopile.mcp.skill.run.SkillStatus;
import io.atopile.mcp.skill.run.StepView;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Runs a skill. */
@ToolSpec(
        name = "skill_run",
        title = "Run a skill",
        description = "Runs a skill, a complete procedure such as diagnose_build_failure, select_part, install_part_and_validate, "
                + "review_design_change or manufacturing_readiness_review, and returns one typed verdict in data.result. skills_list "
                + "describes all skills. Each step is a call of another tool and needs that tool's permissions. dry_run lists the steps. "
                + "After wait_seconds the run continues in the background: call again with run_id to wait for it, to resume it after a "
                + "crash, or with cancel to stop it and undo the steps for which the skill defines an undo.",
        next = "While it runs: again with run_id. Then act on data.result.",
        toolset = Toolset.SKILLS,
        effects = {Effect.READS, Effect.BUILDS, Effect.WRITES_PROJECT},
        needsProject = false,
        deadlineSeconds = 3700)
public final class SkillRun implements Tool<SkillRun.Input, SkillRun.Output> {

    /** The skill to run, or the run to wait for. */
    public record Input(
            @Doc("Name of the skill. Required unless run_id is given.") @Range(min = 1, max = 64) Optional<String> name,
            @Doc("The skill's input; skills_load returns its schema.") Optional<ObjectNode> input,
            @Doc("List the steps without running any.") @Default("false") boolean dryRun,
            @Doc("data.run_id of an earlier call.") @Range(min = 3, max = 40) Optional<String> runId,
            @Doc("Stop the run that run_id names and undo its steps where the skill defines an undo.") @Default("false") boolean cancel,
            @Doc("How long to wait for the run to end.") @Default("45") @Range(max = 3600) int waitSeconds) {}

    /** The state of the run, or the plan of a dry run. */
    public record Output(
            String skill,
            @Doc("Absent for a dry run.") Optional<String> runId,
            @Doc("Absent for a dry run.") Optional<SkillStatus> status,
            @Doc("Follows the skill's own schema; absent until the run is over.") Optional<ObjectNode> result,
            List<StepView> steps,
            @Doc("Only for a dry run.") List<PlannedStep> plan) {}

    private final SkillService desk;

    SkillRun(SkillService desk) {
        this.desk = desk;
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var patience = Duration.ofSeconds(input.waitSeconds());
        if (input.runId().isPresent()) {
            return handleExistingRun(input.runId().get(), input.cancel(), patience, context);
        }
        if (input.name().isEmpty()) {
            throw new ToolFailure(ErrorCode.VALIDATION_ERROR, "name is missing; skills_list returns the names.");
        }
        var request = desk.buildRequest(input.name().get(), input.input().orElseGet(Json::object), createWish(context));
        return input.dryRun() ? toPlanResult(request) : awaitRun(desk.runs().start(request), patience, context);
    }

    private ToolResult<Output> handleExistingRun(String id, boolean cancel, Duration patience, ToolContext context)
            throws InterruptedException, ToolFailure {
        return switch (desk.runs().find(id)) {
            case SkillRunService.Found.Unknown _ -> throw new ToolFailure(ErrorCode.NOT_FOUND, "No skill run has this run_id.");
            case SkillRunService.Found.Elsewhere(var skill) ->
                throw new ToolFailure(ErrorCode.CONFLICT, "Another server of this user is running %s.".formatted(skill), "Wait, then call again.");
            case SkillRunService.Found.Here(var view) when view.outcome().isPresent() -> toResult(view);
            case SkillRunService.Found.Here _ -> {
                if (cancel) {
                    desk.runs().cancel(id);
                }
                yield awaitRun(id, patience, context);
            }
            case SkillRunService.Found.Left(var began) -> {
                if (cancel) {
                    throw new ToolFailure(ErrorCode.CONFLICT, "The run was interrupted and isn't running.", "Call without cancel to resume it.");
                }
                var request = desk.rebuildRequest(began, createWish(context));
                yield awaitRun(desk.runs().resume(id, request).orElse(id), patience, context);
            }
        };
    }

    /** If the client cancels this call, the run is cancelled; if the wait is over, the run continues in the background. */
    private ToolResult<Output> awaitRun(String id, Duration patience, ToolContext context) throws InterruptedException, ToolFailure {
        try {
            var view = desk.runs().await(id, patience, context.progress());
            return toResult(view.orElseThrow(() -> new ToolFailure(ErrorCode.CONFLICT, "Another server of this user is running it.", "Wait, then call again.")));
        } catch (InterruptedException stop) {
            if (context.cancellation().reason().equals(Optional.of(CancellationSignal.Reason.CLIENT))) {
                desk.runs().cancel(id);
            }
            throw stop;
        }
    }

    /** Describes the current state of a run. */
    public static ToolResult<Output> toResult(SkillRunView view) {
        var output = new Output(
                view.skill(),
                Optional.of(view.id()),
                Optional.of(view.status()),
                view.outcome().flatMap(SkillOutcome::data),
                view.steps(),
                List.of());
        if (view.outcome().isEmpty()) {
            return ToolResult.ok(output, "%s is still running. Call skill_run with run_id %s to wait for it.".formatted(view.skill(), view.id()));
        }
        var outcome = view.outcome().get();
        return outcome.isOk()
                ? ToolResult.ok(output, outcome.message())
                : new ToolResult.Failed<>(toErrorCode(outcome), outcome.message(), outcome.hint(), Optional.of(output));
    }

    private static ErrorCode toErrorCode(SkillOutcome outcome) {
        try {
            return ErrorCode.valueOf(outcome.code().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return ErrorCode.INTERNAL_ERROR;
        }
    }

    /** Describes what a run would do. */
    public static ToolResult<Output> toPlanResult(SkillRunRequest order) {
        var plan = PlannedStep.planSteps(order);
        var output = new Output(order.skill().name(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), plan);
        return ToolResult.ok(
                output, "%s would run up to %s. Nothing was done.".formatted(order.skill().name(), CountFormat.format(plan.size(), "step")));
    }

    private static SkillService.Wish createWish(ToolContext context) {
        return new SkillService.Wish(
                context.workspace(), context.projectIfAny(), context.tools(), context.caller(), context.peer(), context.meta());
    }
}
