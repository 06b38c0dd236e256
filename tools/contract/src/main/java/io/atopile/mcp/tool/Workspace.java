package io.atopile.mcp.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The directories that calls may work in. */
public interface Workspace {

    /** The result of resolving a call's project argument. */
    sealed interface Resolution {

        /** The project's real path. */
        record Found(Path project) implements Resolution {}

        record Refused(ErrorCode code, String message, String hint) implements Resolution {}
    }

    /** Returns the real paths of the allowed directories. */
    List<Path> roots();

    /** Resolves a project argument; absent means the only allowed project. */
    Resolution resolve(Optional<String> project);

    /** Returns the project used by calls that name none; empty if there isn't exactly one. */
    default Optional<Path> onlyProject() {
        return resolve(Optional.empty()) instanceof Resolution.Found(var project) ? Optional.of(project) : Optional.empty();
    }

    /** Returns the name of a directory inside the roots for messages: relative, never an absolute path. */
    String label(Path directory);
}
