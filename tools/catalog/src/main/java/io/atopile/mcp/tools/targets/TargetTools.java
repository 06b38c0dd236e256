package io.atopile.mcp.tools.targets;

import io.atopile.mcp.tool.Tool;
import java.nio.file.Path;
import java.util.List;

/** The tools that change which targets a project has, in the order in which they are listed. */
public final class TargetTools {

    private TargetTools() {}

    /** Makes them; {@code state} is the folder where the file tools remember what they changed. */
    public static List<Tool<?, ?>> createTools(Path state) {
        var desk = new ManifestEditor(state);
        return List.of(new BuildCreate(desk), new BuildRename(desk));
    }
}
