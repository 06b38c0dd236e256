package io.atopile.mcp.agent.tool;

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
import java.util.Locale;

/** Cancels a run; it can't be resumed. */
@ToolSpec(
        name = "agent_cancel",
        title = "Cancel an agent run",
        description = "Cancels a run of run_agent: the model, its tools and its builds stop within about a second. Its changes are kept and can be "
                + "undone. To continue the conversation, call run_agent with its thread_id.",
        next = "agent_status shows what it had done.",
        toolset = Toolset.AGENT,
        effects = {Effect.READS, Effect.BUILDS},
        idempotent = true,
        needsProject = false,
        deadlineSeconds = 30)
public final class AgentCancel implements Tool<AgentCancel.Input, RunOutput> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The run to cancel. */
    public record Input(@Doc("ID of the run, data.run_id; last: this project's newest.") @Range(min = 3, max = 40) String runId) {}

    private final RunServiceProvider desk;

    AgentCancel(RunServiceProvider desk) {
        this.desk = desk;
    }

    @Override
    public ToolResult<RunOutput> call(Input input, ToolContext context) throws InterruptedException, ToolFailure {
        var runs = desk.openRecords();
        var run = runs.requireRun(input.runId(), context.projectIfAny());
        runs.cancel(run, "client");
        var end = runs.await(run.directory().id(), _ -> false, PATIENCE).orElse(run);
        var output = RunOutput.of(end);
        return ToolResult.ok(output, "Run %s is %s.".formatted(output.runId(), output.status().name().toLowerCase(Locale.ROOT)));
    }
}
