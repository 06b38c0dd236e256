package io.atopile.mcp.agent.tool;

import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.agent.engine.RunRequest;
import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Hands a task to the agent. */
@ToolSpec(
        name = "run_agent",
        title = "Run the PCB agent",
        description = "Hands a whole task to an agent that knows atopile and works with these same tools: it reads, plans, edits, builds "
                + "and checks by itself, within a policy and budgets, and keeps a record. Use it for work of many steps; for a single "
                + "step call the tool itself. Needs a model provider in the user's settings. Waits up to wait_seconds, then the run goes "
                + "on in the background: follow it with agent_status. What needs approval waits for a person; you can't approve it. "
                + "Edits are undoable. thread_id goes on with an earlier conversation.",
        toolset = Toolset.AGENT,
        effects = {Effect.READS, Effect.BUILDS, Effect.WRITES_PROJECT, Effect.INSTALLS, Effect.REACHES_NETWORK},
        needsProject = false,
        deadlineSeconds = 3700)
public final class RunAgent implements Tool<RunAgent.Input, RunOutput> {

    /** The task and its limits. */
    public record Input(
            @Doc("The task, with what the agent needs to know.") @Range(min = 1, max = 100_000) String prompt,
            @Doc("Conversation to go on with.") @Range(min = 3, max = 40) Optional<String> threadId,
            @Doc("Event of that conversation's newest run: goes on from there, in a new conversation.") @Range(min = 1, max = 10_000_000)
                    Optional<Long> forkAt,
            @Doc("plan only reads and ends with a plan to approve.") @Default("\"work\"") RunPurpose mode,
            @Doc("What it may do without asking; only stricter than the user's settings.") Optional<Mode> approval,
            @Doc("Only these tools.") @Range(max = 60) Optional<List<String>> allowTools,
            @Doc("None of these tools.") @Range(max = 60) Optional<List<String>> denyTools,
            @Doc("Ends the run when reached.") @Range(min = 1, max = 1000) Optional<Integer> maxToolCalls,
            @Doc("Of work; ends the run when reached.") @Range(min = 1, max = 600) Optional<Integer> maxMinutes,
            @Doc("In and out; ends the run when reached.") @Range(min = 1000, max = 100_000_000) Optional<Long> maxTokens,
            @Doc("In place of the one in the settings.") @Range(min = 1, max = 200) Optional<String> model,
            @Doc("How to work, beside what the agent knows.") @Range(min = 1, max = 20_000) Optional<String> instructions,
            @Doc("JSON Schema, as JSON text, that the final answer must match.") @Range(min = 2, max = 20_000) Optional<String> outputSchema,
            @Doc("Don't wait at all.") @Default("false") boolean background,
            @Doc("How long to wait for the end.") @Default("20") @Range(max = 3600) int waitSeconds) {}

    private final RunServiceProvider desk;

    RunAgent(RunServiceProvider desk) {
        this.desk = desk;
    }

    @Override
    public ToolResult<RunOutput> call(Input input, ToolContext context) throws InterruptedException {
        return switch (desk.open()) {
            case RunServiceProvider.Opened.Closed(var code, var message, var hint) -> ToolResult.fail(code, message, hint);
            case RunServiceProvider.Opened.Ready(var runs) -> startRun(runs, input, context);
        };
    }

    private static ToolResult<RunOutput> startRun(RunService runs, Input input, ToolContext context) throws InterruptedException {
        Optional<ObjectNode> schema;
        try {
            schema = input.outputSchema().map(text -> (ObjectNode) Json.mapper().readTree(text));
        } catch (JacksonException | ClassCastException _) {
            return ToolResult.fail(ErrorCode.VALIDATION_ERROR, "output_schema is not the text of a JSON object.");
        }
        return switch (runs.start(toRequest(input, schema, context))) {
            case RunService.Outcome.Refused(var code, var message, var hint) -> ToolResult.fail(code, message, hint);
            case RunService.Outcome.Done(var run) -> {
                var patience = input.background() ? Duration.ZERO : Duration.ofSeconds(input.waitSeconds());
                yield awaitRun(runs, run.directory().id(), patience, context);
            }
        };
    }

    /** A caller that cancels this call cancels the run; one whose time is over leaves it in the background. */
    private static ToolResult<RunOutput> awaitRun(RunService runs, String runId, Duration patience, ToolContext context) throws InterruptedException {
        try {
            return new RunWaiter(runs).await(runId, patience, Optional.empty(), context).map(RunMessages::of).orElseGet(() -> RunMessages.createNotFound(runId));
        } catch (InterruptedException stop) {
            if (context.cancellation().reason().equals(Optional.of(CancellationSignal.Reason.CLIENT))) {
                runs.find(runId).ifPresent(run -> runs.sendControlMessage(run, new RunControlMessage.Cancel("client")));
            }
            throw stop;
        }
    }

    private static RunRequest toRequest(Input input, Optional<ObjectNode> schema, ToolContext context) {
        return new RunRequest(
                input.prompt(),
                List.of(),
                context.projectIfAny(),
                input.threadId(),
                input.forkAt(),
                input.mode(),
                input.approval(),
                input.allowTools().orElse(List.of()),
                input.denyTools().orElse(List.of()),
                new RunRequest.Limits(input.maxToolCalls(), input.maxMinutes(), input.maxTokens()),
                input.model(),
                input.instructions(),
                schema,
                CallerLimits.of(context.meta(), context.projectIfAny()));
    }
}
