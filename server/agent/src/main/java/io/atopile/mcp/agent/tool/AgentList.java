package io.atopile.mcp.agent.tool;

import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.journal.Redaction;
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
import java.util.List;
import java.util.Optional;

/** Lists the runs of this user. */
@ToolSpec(
        name = "agent_list",
        title = "List agent runs",
        description = "Lists the agent runs on this machine, newest first, with status and prompt.",
        next = "agent_status shows one run.",
        toolset = Toolset.AGENT,
        effects = Effect.READS,
        needsProject = false)
public final class AgentList implements Tool<AgentList.Input, AgentList.Output> {

    private static final int PROMPT = 160;

    /** Filters and a limit. */
    public record Input(
            @Doc("Only runs with this status.") Optional<RunStatus> status,
            @Doc("Only runs of this conversation.") @Range(min = 3, max = 40) Optional<String> threadId,
            @Doc("Maximum number of runs.") @Default("20") @Range(min = 1, max = 100) int limit) {}

    /** The runs, newest first. */
    public record Output(List<Line> runs) {}

    /** Summary of a run. */
    public record Line(String runId, String threadId, RunStatus status, String prompt, String updatedAt, Optional<String> project) {

        public static Line of(RunView run) {
            var spec = run.state().spec();
            return new Line(
                    spec.runId(), spec.threadId(), run.status(), Redaction.cut(run.prompt(), PROMPT), run.state().at().toString(), spec.project());
        }
    }

    private final RunServiceProvider desk;

    AgentList(RunServiceProvider desk) {
        this.desk = desk;
    }

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) throws ToolFailure {
        var lines = desk.openRecords().list(run -> isWanted(run, input), input.limit()).stream().map(Line::of).toList();
        return ToolResult.ok(new Output(lines), switch (lines.size()) {
            case 0 -> "No runs found.";
            case 1 -> "1 run.";
            default -> "%d runs, newest first.".formatted(lines.size());
        });
    }

    private static boolean isWanted(RunView run, Input input) {
        return input.status().map(run.status()::equals).orElse(true)
                && input.threadId().map(run.state().spec().threadId()::equals).orElse(true);
    }
}
