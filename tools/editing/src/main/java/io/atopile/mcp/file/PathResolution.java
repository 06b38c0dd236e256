package io.atopile.mcp.file;

import java.nio.file.Path;

/** The result of resolving a caller's path: a location inside the project, or a refusal. */
public sealed interface PathResolution {

    /**
     * A location inside the project; nothing need exist there yet.
     *
     * @param real the canonical path, with every link followed; use it for opening, never for display
     * @param relative the same location relative to the project's root, with {@code /} between names; empty for the root itself
     */
    record Inside(Path real, String relative) implements PathResolution {}

    /**
     * A path that must not be accessed.
     *
     * @param message one sentence for the caller, without any absolute path
     */
    record Refused(Reason reason, String message) implements PathResolution {}

    /** Why a path is refused. */
    enum Reason {
        /** No path was given. */
        EMPTY,
        /** The path, or one of its names, is too long for a file system. */
        TOO_LONG,
        /** The path contains a character that isn't allowed in file names. */
        MALFORMED,
        /** The path leaves the project through {@code ..} or because it is absolute. */
        OUTSIDE,
        /** A symbolic link on the path points outside the project, to nothing, or is part of a cycle. */
        LINK_OUT,
        /** The path is a symbolic link where a file is required. */
        LINK,
        /** A name on the path is a file where a folder is required. */
        NOT_A_FOLDER,
        /** Version control data or a secret: can be neither read nor written. */
        PRIVATE,
        /** A build artifact or an installed package: can be read, but not written. */
        GENERATED
    }
}
