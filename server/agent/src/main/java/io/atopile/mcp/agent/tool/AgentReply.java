package io.atopile.mcp.agent.tool;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.engine.EmbeddedEngine.Driven;
import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.agent.run.RunControlMessage;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.time.Duration;
import java.util.Optional;

/** Says something more to a run, answers what it waits for, or resumes it. */
@ToolSpec(
        name = "agent_reply",
        title = "Reply to an agent run",
        description = "Tells a run that is under way something more (message), or resumes one that was interrupted. decision answers a call "
                + "that waits for approval; that is refused unless the user's settings let the calling model approve, since approval is a "
                + "person's. A run that has ended goes on with run_agent and its thread_id.",
        toolset = Toolset.AGENT,
        effects = {Effect.READS, Effect.BUILDS, Effect.WRITES_PROJECT, Effect.INSTALLS, Effect.REACHES_NETWORK},
        needsProject = false,
        deadlineSeconds = 620)
public final class AgentReply implements Tool<AgentReply.Input, RunOutput> {

    /** What to say to which run. */
    public record Input(
            @Doc("data.run_id of run_agent.") @Range(min = 3, max = 40) String runId,
            @Doc("The agent reads it before its next step.") @Range(min = 1, max = 100_000) Optional<String> message,
            @Doc("data.pending_approval.call_id.") @Range(min = 1, max = 200) Optional<String> callId,
            @Doc("What to say to it; refused unless the settings let the calling model approve.") Optional<ApprovalDecision> decision,
            @Doc("How long to wait for the end.") @Default("10") @Range(max = 600) int waitSeconds) {}

    private final RunServiceProvider desk;

    AgentReply(RunServiceProvider desk) {
        this.desk = desk;
    }

    @Override
    public ToolResult<RunOutput> call(Input input, ToolContext context) throws InterruptedException {
        return switch (desk.open()) {
            case RunServiceProvider.Opened.Closed(var code, var message, var hint) -> ToolResult.fail(code, message, hint);
            case RunServiceProvider.Opened.Ready(var runs) -> reply(runs, input, context);
        };
    }

    private static ToolResult<RunOutput> reply(RunService runs, Input input, ToolContext context) throws InterruptedException {
        var run = runs.find(input.runId());
        if (run.isEmpty()) {
            return RunMessages.createNotFound(input.runId());
        }
        var refusal = input.decision().isPresent() ? decide(runs, run.get(), input) : say(runs, run.get(), input);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return new RunWaiter(runs).await(input.runId(), Duration.ofSeconds(input.waitSeconds()), Optional.empty(), context)
                .map(RunMessages::of)
                .orElseGet(() -> RunMessages.createNotFound(input.runId()));
    }

    private static Optional<ToolResult<RunOutput>> decide(RunService runs, RunView run, Input input) {
        if (!runs.settings().approvals().byCallingModel()) {
            return Optional.of(ToolResult.fail(
                    ErrorCode.POLICY_DENIED,
                    "Only a person may approve what run %s waits for.".formatted(input.runId()),
                    "Tell the user what it waits for; they answer themselves. Then agent_status."));
        }
        var asked = run.state().calls().asked().filter(call -> input.callId().map(call.callId()::equals).orElse(true));
        if (asked.isEmpty()) {
            return Optional.of(ToolResult.fail(ErrorCode.CONFLICT, "The run does not wait for that call.", "agent_status shows what it waits for."));
        }
        runs.sendControlMessage(run, new RunControlMessage.Decide(asked.get().callId(), input.decision().orElseThrow(), "calling_model"));
        return Optional.empty();
    }

    private static Optional<ToolResult<RunOutput>> say(RunService runs, RunView run, Input input) {
        if (run.status().isOver() && run.status() != RunStatus.INTERRUPTED) {
            return Optional.of(ToolResult.fail(
                    ErrorCode.CONFLICT,
                    "Run %s is over.".formatted(input.runId()),
                    "run_agent with thread_id %s goes on with its conversation.".formatted(run.state().spec().threadId())));
        }
        if (input.message().isEmpty() && run.status() != RunStatus.INTERRUPTED) {
            return Optional.of(ToolResult.fail(ErrorCode.VALIDATION_ERROR, "message or decision is missing."));
        }
        input.message().ifPresent(message -> runs.sendControlMessage(run, new RunControlMessage.Say(message)));
        return run.status() == RunStatus.INTERRUPTED ? resume(runs, run) : Optional.empty();
    }

    private static Optional<ToolResult<RunOutput>> resume(RunService runs, RunView run) {
        return switch (runs.resume(run)) {
            case Driven.Started _, Driven.Over _ -> Optional.empty();
            case Driven.Damaged(var what) ->
                Optional.of(ToolResult.fail(ErrorCode.CONFLICT, "The run is damaged and can't go on. " + what, "run_agent begins another."));
            case Driven.Elsewhere _ ->
                Optional.of(ToolResult.fail(ErrorCode.CONFLICT, "Another server drives that run.", "agent_status follows it."));
        };
    }
}
