package io.atopile.mcp.agent.tool;

import io.atopile.mcp.agent.ApprovalDecision;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.engine.Engine.ResumeResult;
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
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.time.Duration;
import java.util.Optional;

/** Sends a message to a run, decides a pending approval, or resumes an interrupted run. */
@ToolSpec(
        name = "agent_reply",
        title = "Reply to an agent run",
        description = "Sends another message to a run in progress (message), or resumes an interrupted run. decision answers a call that waits "
                + "for approval; it is refused unless the user's settings let the calling model approve, because approval is a person's "
                + "decision. To continue a run that has ended, call run_agent with its thread_id.",
        next = "agent_status shows what the run makes of it.",
        toolset = Toolset.AGENT,
        effects = {Effect.READS, Effect.BUILDS, Effect.WRITES_PROJECT, Effect.INSTALLS, Effect.REACHES_NETWORK},
        needsProject = false,
        deadlineSeconds = 620)
public final class AgentReply implements Tool<AgentReply.Input, RunOutput> {

    /** The run, and a message or a decision for it. */
    public record Input(
            @Doc("ID of the run, data.run_id; last: this project's newest.") @Range(min = 3, max = 40) String runId,
            @Doc("Message for the agent, read before its next step.") @Range(min = 1, max = 100_000) Optional<String> message,
            @Doc("data.pending_approval.call_id. Default: the pending call.") @Range(min = 1, max = 200) Optional<String> callId,
            @Doc("Decision on that call; refused unless the settings let the calling model approve.") Optional<ApprovalDecision> decision,
            @Doc("Seconds to wait for the run to end.") @Default("10") @Range(max = 600) int waitSeconds) {}

    private final RunServiceProvider desk;

    AgentReply(RunServiceProvider desk) {
        this.desk = desk;
    }

    @Override
    public ToolResult<RunOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var runs = desk.openRecords();
        var run = runs.requireRun(input.runId(), context.projectIfAny());
        if (run.status() == RunStatus.INTERRUPTED) {
            desk.open();
        }
        if (input.decision().isPresent()) {
            decide(runs, run, input);
        } else {
            say(runs, run, input);
        }
        var patience = Duration.ofSeconds(input.waitSeconds());
        return RunOutput.toResult(new RunWaiter(runs).await(run.directory().id(), patience, Optional.empty(), context));
    }

    private static void decide(RunService runs, RunView run, Input input) throws ToolFailure {
        if (!runs.settings().approvals().byCallingModel()) {
            throw new ToolFailure(
                    ErrorCode.POLICY_DENIED,
                    "Only a person can approve the pending call of run %s.".formatted(run.directory().id()),
                    "Tell the user which call is pending; they decide it themselves. Then call agent_status.");
        }
        var asked = run.state().calls().asked()
                .filter(call -> input.callId().map(call.callId()::equals).orElse(true))
                .orElseThrow(() -> new ToolFailure(
                        ErrorCode.CONFLICT, "The run isn't waiting for that call.", "agent_status returns the pending call."));
        runs.sendControlMessage(run, new RunControlMessage.Decide(asked.callId(), input.decision().orElseThrow(), "calling_model"));
    }

    private static void say(RunService runs, RunView run, Input input) throws ToolFailure {
        if (run.status().isOver() && run.status() != RunStatus.INTERRUPTED) {
            throw new ToolFailure(
                    ErrorCode.CONFLICT,
                    "Run %s has ended.".formatted(run.directory().id()),
                    "To continue its conversation, call run_agent with thread_id %s.".formatted(run.state().spec().threadId()));
        }
        if (input.message().isEmpty() && run.status() != RunStatus.INTERRUPTED) {
            throw new ToolFailure(ErrorCode.VALIDATION_ERROR, "message or decision is missing.");
        }
        input.message().ifPresent(message -> runs.sendControlMessage(run, new RunControlMessage.Say(message)));
        if (run.status() == RunStatus.INTERRUPTED) {
            resume(runs, run);
        }
    }

    private static void resume(RunService runs, RunView run) throws ToolFailure {
        switch (runs.resume(run)) {
            case ResumeResult.Started _, ResumeResult.Over _ -> {}
            case ResumeResult.Damaged(var what) -> throw new ToolFailure(
                    ErrorCode.CONFLICT, "The run's record is damaged, so it can't be resumed. " + what, "Start a new run with run_agent.");
            case ResumeResult.Elsewhere _ ->
                throw new ToolFailure(ErrorCode.CONFLICT, "Another server is executing that run.", "Follow it with agent_status.");
        }
    }
}
