package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.WriteRules;
import io.atopile.mcp.syntax.SyntaxCheck;
import io.atopile.mcp.tool.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The file tools, in listing order. */
public final class FileTools {

    private FileTools() {}

    /** Creates the tools for a user who allows no additional extensions. */
    public static List<Tool<?, ?>> createTools(Path state, SyntaxCheck check) {
        return createTools(state, check, () -> WriteRules.DEFAULT);
    }

    /**
     * Creates the tools.
     *
     * @param state the folder in the user's state directory with the history of every project's files
     * @param check advises on source files that were edited
     * @param rules which files may be written without a person's approval; queried at each call
     */
    public static List<Tool<?, ?>> createTools(Path state, SyntaxCheck check, Supplier<WriteRules> rules) {
        var desk = new ProjectFileAccess(state, rules);
        var advice = new BestEffortSyntaxCheck(check);
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
