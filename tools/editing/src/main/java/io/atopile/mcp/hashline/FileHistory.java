package io.atopile.mcp.hashline;

import java.util.List;
import java.util.Optional;

/**
 * The recorded history of one file: which lines of which texts were returned to callers, and which of our changes led from one
 * text to another.
 */
public interface FileHistory {

    /** Returns the revisions of which lines were returned, the most recently returned first. */
    List<FileRevision> listShownRevisions();

    /** Returns the lines that were returned of a revision; empty if none were. */
    Optional<ServedLines> findServed(FileRevision revision);

    /** Returns a revision's whole text; empty if it is no longer stored, or its bytes have changed. */
    Optional<TextLines> findText(FileRevision revision);

    /** Returns our own changes, oldest first. The last may have been interrupted before it took effect. */
    List<ChangeRecord> changes();
}
