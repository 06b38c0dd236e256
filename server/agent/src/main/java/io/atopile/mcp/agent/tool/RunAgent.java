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
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Starts an agent run for a task. */
@ToolSpec(
        name = "run_agent",
        title = "Delegate a task to an agent",
        description = "Delegates a whole task to an agent that knows atopile: it reads, plans, edits, builds and checks by itself with these "
                + "tools, within a policy and budgets, and keeps a record. For a single step call the tool itself. Needs a model "
                + "provider in the user's settings. Calls that need approval wait for a person; you can't approve them. Edits can be "
                + "undone. thread_id continues a conversation.",
        next = "agent_status shows what it does; agent_reply answers or continues it.",
        toolset = Toolset.AGENT,
        effects = {Effect.READS, Effect.BUILDS, Effect.WRITES_PROJECT, Effect.INSTALLS, Effect.REACHES_NETWORK},
        needsProject = false,
        deadlineSeconds = 3700)
public final class RunAgent implements Tool<RunAgent.Input, RunOutput> {

    /** The task and its limits. */
    public record Input(
            @Doc("The task, with everything the agent needs to know.") @Range(min = 1, max = 100_000) String prompt,
            @Doc("Conversation to continue; last: this project's newest.") @Range(min = 3, max = 40) Optional<String> threadId,
            @Doc("Event number in the newest run of thread_id: the new run continues from there, in a new conversation.") @Range(min = 1, max = 10_000_000)
                    Optional<Long> forkAt,
            @Doc("With plan, the run only reads and ends with a plan to approve.") @Default("\"work\"") RunPurpose mode,
            @Doc("What the run may do without asking; can only be stricter than the user's settings.") Optional<Mode> approval,
            @Doc("The run may use only these tools.") @Range(max = 60) Optional<List<String>> allowTools,
            @Doc("The run may not use these tools.") @Range(max = 60) Optional<List<String>> denyTools,
            @Doc("Limit of tool calls; the run ends when it is reached.") @Range(min = 1, max = 1000) Optional<Integer> maxToolCalls,
            @Doc("Limit in minutes of work; the run ends when it is reached.") @Range(min = 1, max = 600) Optional<Integer> maxMinutes,
            @Doc("Limit of input and output tokens together; the run ends when it is reached.") @Range(min = 1000, max = 100_000_000) Optional<Long> maxTokens,
            @Doc("Model ID to use instead of the one in the settings.") @Range(min = 1, max = 200) Optional<String> model,
            @Doc("Instructions in addition to the agent's own.") @Range(min = 1, max = 20_000) Optional<String> instructions,
            @Doc("JSON Schema, as JSON text, that the final answer must match.") @Range(min = 2, max = 20_000) Optional<String> outputSchema,
            @Doc("Return at once instead of waiting.") @Default("false") boolean background,
            @Doc("Seconds to wait for the run to end.") @Default("20") @Range(max = 3600) int waitSeconds) {}

    private final RunServiceProvider desk;

    RunAgent(RunServiceProvider desk) {
        this.desk = desk;
    }

    @Override
    public ToolResult<RunOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var runs = desk.open();
        var run = runs.start(toRequest(input, context));
        var patience = input.background() ? Duration.ZERO : Duration.ofSeconds(input.waitSeconds());
        return awaitRun(runs, run.directory().id(), patience, context);
    }

    /**
     * Waits for the run. If the client cancels this call, the run is cancelled too; if the wait times out, the run
     * continues in the background.
     */
    private static ToolResult<RunOutput> awaitRun(RunService runs, String runId, Duration patience, ToolContext context)
            throws InterruptedException, ToolFailure {
        try {
            return RunOutput.toResult(new RunWaiter(runs).await(runId, patience, Optional.empty(), context));
        } catch (InterruptedException stop) {
            if (context.cancellation().reason().equals(Optional.of(CancellationSignal.Reason.CLIENT))) {
                runs.find(runId).ifPresent(run -> runs.sendControlMessage(run, new RunControlMessage.Cancel("client")));
            }
            throw stop;
        }
    }

    private static RunRequest toRequest(Input input, ToolContext context) throws ToolFailure {
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
                parseSchema(input),
                CallerLimits.of(context.meta(), context.projectIfAny()));
    }

    private static Optional<ObjectNode> parseSchema(Input input) throws ToolFailure {
        try {
            return input.outputSchema().map(text -> (ObjectNode) Json.mapper().readTree(text));
        } catch (JacksonException | ClassCastException _) {
            throw new ToolFailure(ErrorCode.VALIDATION_ERROR, "output_schema must be a JSON object, passed as text.");
        }
    }
}
