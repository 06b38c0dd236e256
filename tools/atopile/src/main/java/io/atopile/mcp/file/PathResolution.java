package io.atopile.mcp.file;

import java.nio.file.Path;

/** Answers where a path asked for by a caller leads: into the project, or nowhere. */
public sealed interface PathResolution {

    /**
     * A place inside the project; nothing need exist there yet.
     *
     * @param real the canonical path, with every link followed; for opening, never for showing
     * @param relative the same place seen from the project's root, with {@code /} between names; empty for the root itself
     */
    record Inside(Path real, String relative) implements PathResolution {}

    /**
     * A path that must not be touched.
     *
     * @param message one sentence for the caller, without any absolute path
     */
    record Refused(Reason reason, String message) implements PathResolution {}

    /** Why a path is refused. */
    enum Reason {
        /** No path was given. */
        EMPTY,
        /** The path, or one of its names, is longer than a file system takes. */
        TOO_LONG,
        /** The path holds a character no file name can hold. */
        MALFORMED,
        /** The path leaves the project by {@code ..} or by being absolute. */
        OUTSIDE,
        /** A symbolic link on the way leads out of the project, nowhere, or round in a circle. */
        LINK_OUT,
        /** The path names a symbolic link where a file itself is meant. */
        LINK,
        /** A name on the way is a file, so nothing can lie below it. */
        NOT_A_FOLDER,
        /** Version control data or a secret: neither read nor written. */
        PRIVATE,
        /** A build product or an installed package: read, never written. */
        GENERATED
    }
}
