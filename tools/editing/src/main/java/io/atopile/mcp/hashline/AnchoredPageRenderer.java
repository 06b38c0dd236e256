package io.atopile.mcp.hashline;

import io.atopile.mcp.file.PathResolution.Inside;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Renders the lines that callers need next, and records that they were returned. */
record AnchoredPageRenderer(SnapshotStore snapshots, Inside place) {

    private static final int MARGIN = 2;
    private static final String NOT_REMEMBERED = "the state directory can't be written; read the file again before the next edit";

    /** Renders the changed lines with two lines around them; a failure becomes a warning. */
    AnchoredPage renderChanges(TextLines text, List<DiffHunk> hunks, List<String> warnings) {
        var changed = hunks.stream()
                .map(hunk -> new LineRange(
                        Math.max(1, hunk.newCount() == 0 ? hunk.newBefore() : hunk.newBefore() + 1),
                        Math.max(1, hunk.newBefore() + Math.max(1, hunk.newCount()))))
                .toList();
        return renderLines(text, NearbyLines.expandRanges(changed, MARGIN, text.count()), warnings);
    }

    /** Renders the beginning of a text. */
    AnchoredPage renderBeginning(TextLines text, List<String> warnings) {
        return renderLines(text, text.count() == 0 ? List.of() : List.of(new LineRange(1, text.count())), warnings);
    }

    private AnchoredPage renderLines(TextLines text, List<LineRange> lines, List<String> warnings) {
        var page = AnchoredPage.of(text, lines, AnchoredPage.Room.USUAL);
        try {
            snapshots.serve(place.relative(), text, page.whole());
        } catch (IOException _) {
            warnings.add(NOT_REMEMBERED);
        }
        return page;
    }

    /** Renders a refusal with the lines of the current text that it is about. */
    RefusedChange renderRefusal(TextLines current, ChangeRefusal refusal) {
        var fresh = AnchoredPage.of(current, refusal.near(), AnchoredPage.Room.USUAL);
        try {
            if (!fresh.whole().isEmpty()) {
                snapshots.serve(place.relative(), current, fresh.whole());
            }
            return new RefusedChange(refusal, Optional.of(new RefusedChange.Current(current, fresh)));
        } catch (IOException _) {
            return RefusedChange.of(refusal);
        }
    }
}
