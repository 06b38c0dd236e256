package io.atopile.mcp.hashline;

import java.util.List;
import java.util.Optional;

/** What is known of one file's earlier texts: what was shown of which, and which changes of ours led from one to another. */
public interface FileHistory {

    /** The revisions that lines were shown of, the one shown last first. */
    List<FileRevision> listShownRevisions();

    /** What was shown of a revision; empty when nothing was. */
    Optional<ServedLines> findServed(FileRevision revision);

    /** A revision's whole text; empty when it is no longer kept, or its bytes aren't what they were. */
    Optional<TextLines> findText(FileRevision revision);

    /** Our own changes, oldest first. The last may have been broken off before it took effect. */
    List<ChangeRecord> changes();
}
