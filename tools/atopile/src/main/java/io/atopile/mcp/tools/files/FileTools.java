package io.atopile.mcp.tools.files;

import io.atopile.mcp.syntax.SyntaxCheck;
import io.atopile.mcp.tool.Tool;
import java.nio.file.Path;
import java.util.List;

/** The tools on a project's files, in the order in which they are listed. */
public final class FileTools {

    private FileTools() {}

    /**
     * Makes the tools.
     *
     * @param state the folder in the user's state directory that keeps the past of every project's files
     * @param check advises on source files that were edited
     */
    public static List<Tool<?, ?>> in(Path state, SyntaxCheck check) {
        var desk = new Desk(state);
        var advice = new Advice(check);
        return List.of(
                new ProjectListFiles(),
                new ProjectSearch(desk),
                new ProjectReadFile(desk),
                new ProjectEditFile(desk, advice),
                new ProjectCreatePath(desk, advice),
                new ProjectMovePath(desk),
                new ProjectDeletePath(desk),
                new ProjectUndoEdit(desk));
    }
}
