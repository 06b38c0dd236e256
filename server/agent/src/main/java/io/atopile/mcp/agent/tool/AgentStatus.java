package io.atopile.mcp.agent.tool;

import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.time.Duration;
import java.util.Optional;

/** Returns a run's state, and waits for its end or for newer events. */
@ToolSpec(
        name = "agent_status",
        title = "Get an agent run's status",
        description = "Returns an agent run: status, plan, changed files with their diff, builds with verdicts, the call that waits for "
                + "approval, usage and cost, and what to call next. Waits up to wait_seconds for the end or, with after_event, for anything "
                + "newer than that event. The text of the final answer is in data.answer.",
        next = "While it runs: again with wait_seconds. agent_reply answers it, agent_cancel stops it.",
        toolset = Toolset.AGENT,
        effects = Effect.READS,
        needsProject = false,
        deadlineSeconds = 620)
public final class AgentStatus implements Tool<AgentStatus.Input, RunOutput> {

    /** The run, and how long to wait. */
    public record Input(
            @Doc("ID of the run, data.run_id; last: this project's newest.") @Range(min = 3, max = 40) String runId,
            @Doc("Seconds to wait.") @Default("0") @Range(max = 600) int waitSeconds,
            @Doc("data.event of the previous result.") @Range(max = 10_000_000) Optional<Long> afterEvent) {}

    private final RunServiceProvider desk;

    AgentStatus(RunServiceProvider desk) {
        this.desk = desk;
    }

    @Override
    public ToolResult<RunOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var patience = Duration.ofSeconds(input.waitSeconds());
        var runs = desk.openRecords();
        var run = runs.requireRun(input.runId(), context.projectIfAny());
        return RunOutput.toResult(new RunWaiter(runs).await(run.directory().id(), patience, input.afterEvent(), context));
    }
}
