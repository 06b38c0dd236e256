package io.atopile.mcp.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which directories calls may work in. */
public interface Workspace {

    /** Where a call's project argument leads. */
    sealed interface Resolution {

        /** The project's real path. */
        record Found(Path project) implements Resolution {}

        record Refused(ErrorCode code, String message, String hint) implements Resolution {}
    }

    /** The allowed directories, by their real paths. */
    List<Path> roots();

    /** Absent means the only allowed project. */
    Resolution resolve(Optional<String> project);

    /** The one project that calls work in which name none; nothing where there are several. */
    default Optional<Path> onlyProject() {
        return resolve(Optional.empty()) instanceof Resolution.Found(var project) ? Optional.of(project) : Optional.empty();
    }

    /** How a directory inside the roots is named to a caller: relative, never an absolute path. */
    String label(Path directory);
}
