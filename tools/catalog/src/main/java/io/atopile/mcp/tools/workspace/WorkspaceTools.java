package io.atopile.mcp.tools.workspace;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.tool.Tool;
import java.util.List;

/** The workspace tools, in listing order. */
public final class WorkspaceTools {

    private WorkspaceTools() {}

    public static List<Tool<?, ?>> createTools(Builds builds) {
        return List.of(new WorkspaceListTargets(builds), new ProjectCreate());
    }
}
