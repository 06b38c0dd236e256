package io.atopile.mcp.tools.workspace;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.tool.Tool;
import java.util.List;

/** The tools on what there is to work on, in the order in which they are listed. */
public final class WorkspaceTools {

    private WorkspaceTools() {}

    public static List<Tool<?, ?>> createTools(Builds builds) {
        return List.of(new WorkspaceListTargets(builds), new ProjectCreate());
    }
}
