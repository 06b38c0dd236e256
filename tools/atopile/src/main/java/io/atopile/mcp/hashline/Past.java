package io.atopile.mcp.hashline;

import java.util.List;
import java.util.Optional;

/** What is known of one file's earlier texts: what was shown of which, and which changes of ours led from one to another. */
public interface Past {

    /** The revisions that lines were shown of, the one shown last first. */
    List<Revision> shown();

    /** What was shown of a revision; empty when nothing was. */
    Optional<Served> served(Revision revision);

    /** A revision's whole text; empty when it is no longer kept, or its bytes aren't what they were. */
    Optional<Lines> text(Revision revision);

    /** Our own changes, oldest first. The last may have been broken off before it took effect. */
    List<Change> changes();
}
