package io.atopile.mcp.hashline;

import io.atopile.mcp.file.PathResolution.Inside;
import java.util.Optional;

/**
 * What a change does to which file, exactly.
 *
 * @param before the content that it takes away; absent where nothing stands there
 * @param to where the file stands afterwards, the same place unless it is moved
 * @param after the content that it leaves; absent where the file goes away
 */
record ContentTransition(Inside from, Optional<FileRevision> before, Inside to, Optional<FileRevision> after) {

    static ContentTransition of(Inside place, Optional<FileRevision> before, Optional<FileRevision> after) {
        return new ContentTransition(place, before, place, after);
    }

    /** The same text for the same change and for no other. */
    String binding() {
        return "%s\n%s\n%s\n%s".formatted(digest(before), digest(after), from.real(), to.real());
    }

    private static String digest(Optional<FileRevision> revision) {
        return revision.map(FileRevision::digest).orElse("none");
    }
}
