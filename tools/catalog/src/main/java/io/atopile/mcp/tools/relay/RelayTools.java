package io.atopile.mcp.tools.relay;

import io.atopile.mcp.tool.Tool;
import java.util.List;
import java.util.Set;

/** The tools that find and call other tools, in listing order. */
public final class RelayTools {

    /** Their names; runs and skills can't call them, because they call every tool directly. */
    public static final Set<String> NAMES = Set.of("tools_find", "tools_read", "tools_call");

    private RelayTools() {}

    public static List<Tool<?, ?>> createTools() {
        return List.of(new ToolsFind(), new ToolsRead(), new ToolsCall());
    }
}
