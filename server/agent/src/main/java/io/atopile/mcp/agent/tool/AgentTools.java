package io.atopile.mcp.agent.tool;

import io.atopile.mcp.tool.Tool;
import java.util.List;
import java.util.Set;

/** Creates the agent's tools, in the order in which they are listed. */
public final class AgentTools {

    /** The tools that a run must not call, so that no run starts or answers runs. */
    public static final Set<String> NAMES =
            Set.of("run_agent", "agent_status", "agent_reply", "agent_cancel", "agent_list", "codex", "codex-reply");

    private AgentTools() {}

    public static List<Tool<?, ?>> createTools(RunServiceProvider desk) {
        return List.of(new RunAgent(desk), new AgentStatus(desk), new AgentReply(desk), new AgentCancel(desk), new AgentList(desk));
    }
}
