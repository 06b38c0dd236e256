package io.atopile.mcp.hashline;

import java.util.List;
import java.util.Optional;

/**
 * The edits of one call; all of them refer to the same revision of the file.
 *
 * @param revision the revision that the caller names, in its short form; empty means the newest one that the anchors match
 * @param onDrift what to do if someone else has changed the file since
 * @param literal whether texts are written as they are, without checks for likely errors
 * @param dryRun whether to stop before anything is written
 */
public record EditRequest(Optional<String> revision, List<LineEdit> edits, DriftPolicy onDrift, boolean literal, boolean dryRun) {
    public EditRequest {
        edits = List.copyOf(edits);
    }
}
