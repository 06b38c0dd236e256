package io.atopile.mcp.hashline;

import io.atopile.mcp.file.Located.Inside;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Shows callers the lines they need next, and remembers that they were shown. */
record Showing(SnapshotStore snapshots, Inside place) {

    private static final int MARGIN = 2;
    private static final String NOT_REMEMBERED = "the state directory can't be written: read the file again before the next edit";

    /** The lines that a change put there, with two around them; what goes wrong becomes a warning. */
    Page changed(Lines text, List<Hunk> hunks, List<String> warnings) {
        var changed = hunks.stream()
                .map(hunk -> new LineRange(
                        Math.max(1, hunk.newCount() == 0 ? hunk.newBefore() : hunk.newBefore() + 1),
                        Math.max(1, hunk.newBefore() + Math.max(1, hunk.newCount()))))
                .toList();
        return shown(text, Whereabouts.around(changed, MARGIN, text.count()), warnings);
    }

    /** The beginning of a text. */
    Page beginning(Lines text, List<String> warnings) {
        return shown(text, text.count() == 0 ? List.of() : List.of(new LineRange(1, text.count())), warnings);
    }

    private Page shown(Lines text, List<LineRange> lines, List<String> warnings) {
        var page = Page.of(text, lines, Page.Room.USUAL);
        try {
            snapshots.serve(place.relative(), text, page.whole());
        } catch (IOException _) {
            warnings.add(NOT_REMEMBERED);
        }
        return page;
    }

    /** A refusal with the lines of the current text that it is about. */
    Refused refused(Lines current, Refusal refusal) {
        var fresh = Page.of(current, refusal.near(), Page.Room.USUAL);
        try {
            if (!fresh.whole().isEmpty()) {
                snapshots.serve(place.relative(), current, fresh.whole());
            }
            return new Refused(refusal, Optional.of(new Refused.Current(current, fresh)));
        } catch (IOException _) {
            return Refused.of(refusal);
        }
    }
}
