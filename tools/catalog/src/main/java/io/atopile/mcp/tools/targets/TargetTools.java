package io.atopile.mcp.tools.targets;

import io.atopile.mcp.tool.Tool;
import java.nio.file.Path;
import java.util.List;

/** The tools that change a project's targets, in listing order. */
public final class TargetTools {

    private TargetTools() {}

    /** Creates the tools; {@code state} is the folder where the file tools record their changes. */
    public static List<Tool<?, ?>> createTools(Path state) {
        var desk = new ManifestEditor(state);
        return List.of(new BuildCreate(desk), new BuildRename(desk));
    }
}
