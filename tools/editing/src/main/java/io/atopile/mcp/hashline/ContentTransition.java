package io.atopile.mcp.hashline;

import io.atopile.mcp.file.PathResolution.Inside;
import java.util.Optional;

/**
 * The exact effect of a change on a file.
 *
 * @param before the content that it removes; empty if there is no file
 * @param to the file's path afterwards; the same unless it is moved
 * @param after the content that it leaves; empty if the file is deleted
 */
record ContentTransition(Inside from, Optional<FileRevision> before, Inside to, Optional<FileRevision> after) {

    static ContentTransition of(Inside place, Optional<FileRevision> before, Optional<FileRevision> after) {
        return new ContentTransition(place, before, place, after);
    }

    /** Returns a text that is identical for the same change and different for any other. */
    String binding() {
        return "%s\n%s\n%s\n%s".formatted(digest(before), digest(after), from.real(), to.real());
    }

    private static String digest(Optional<FileRevision> revision) {
        return revision.map(FileRevision::digest).orElse("none");
    }
}
