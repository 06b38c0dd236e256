package io.atopile.mcp.hashline;

import java.util.List;
import java.util.Optional;

/**
 * The edits of one call; all of them refer to the same revision of the file.
 *
 * @param revision the revision the caller names, in its shown form; absent means the newest one the anchors fit
 * @param onDrift what to do where someone else changed the file since
 * @param literal whether texts are written as they are, whatever they look like
 * @param dryRun whether to stop before anything is written
 */
public record EditRequest(Optional<String> revision, List<LineEdit> edits, DriftPolicy onDrift, boolean literal, boolean dryRun) {
    public EditRequest {
        edits = List.copyOf(edits);
    }
}
