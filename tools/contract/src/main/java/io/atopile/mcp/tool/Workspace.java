package io.atopile.mcp.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The directories that calls may work in. */
public interface Workspace {

    /** Returns the real paths of the allowed directories. */
    List<Path> roots();

    /**
     * Returns the real path of the project that an argument names; absent means the only allowed project.
     *
     * @throws ToolFailure if there is no such project, or the argument is needed
     */
    Path resolve(Optional<String> project) throws ToolFailure;

    /**
     * Returns the same for a call of a client. If there are several projects and the call names none, the client's roots decide.
     *
     * @throws ToolFailure if there is no such project, or the argument is needed
     */
    default Path resolve(Optional<String> project, McpClientHandle peer) throws ToolFailure, InterruptedException {
        return resolve(project);
    }

    /** Returns what the user can do if no project is found. */
    default String buildMissingProjectHint() {
        return "Start the server in a project, or with --project DIR.";
    }

    /** Returns the same, or empty where {@link #resolve} fails. */
    default Optional<Path> find(Optional<String> project) {
        try {
            return Optional.of(resolve(project));
        } catch (ToolFailure _) {
            return Optional.empty();
        }
    }

    /** Returns the project used by calls that name none; empty if there isn't exactly one. */
    default Optional<Path> onlyProject() {
        return find(Optional.empty());
    }

    /** Returns the name of a directory inside the roots for messages: relative, never an absolute path. */
    String label(Path directory);
}
