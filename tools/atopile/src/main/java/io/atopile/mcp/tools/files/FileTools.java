package io.atopile.mcp.tools.files;

import io.atopile.mcp.tool.Tool;
import java.nio.file.Path;
import java.util.List;

/** The tools on a project's files, in the order in which they are listed. */
public final class FileTools {

    private FileTools() {}

    /**
     * Makes the tools.
     *
     * @param snapshots the folder in the user's state directory that keeps what was shown of every project's files
     */
    public static List<Tool<?, ?>> in(Path snapshots) {
        var desk = new Desk(snapshots);
        return List.of(
                new ProjectListFiles(),
                new ProjectSearch(desk),
                new ProjectReadFile(desk),
                new ProjectEditFile(desk));
    }
}
