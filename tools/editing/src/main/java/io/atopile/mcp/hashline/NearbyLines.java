package io.atopile.mcp.hashline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Selects the lines of the current text that a caller with wrong or outdated anchors should see next. */
final class NearbyLines {

    private static final int AROUND = 2;
    private static final int ANCHORS_AT_MOST = 8;

    private NearbyLines() {}

    /**
     * Returns the quoted line numbers with their surroundings and, if a quoted line's text occurs exactly once in the current
     * text, that position.
     */
    static List<LineRange> of(Optional<TextLines> seen, TextLines current, List<LineEdit> edits) {
        var centres = new TreeSet<Integer>();
        edits.stream().flatMap(edit -> edit.anchors().stream()).distinct().limit(ANCHORS_AT_MOST).forEach(anchor -> {
            centres.add(Math.clamp(anchor.line(), 1, Math.max(1, current.count())));
            seen.flatMap(text -> findUniqueLine(text, anchor.line(), current)).ifPresent(centres::add);
        });
        return expandRanges(centres.stream().map(LineRange::of).toList(), AROUND, current.count());
    }

    /** Widens ascending ranges on both sides, and merges those that meet. */
    static List<LineRange> expandRanges(List<LineRange> ranges, int margin, int count) {
        var wide = new ArrayList<LineRange>();
        for (var range : ranges) {
            if (count == 0 || range.first() - margin > count) {
                continue;
            }
            var next = new LineRange(Math.max(1, range.first() - margin), Math.min(count, range.last() + margin));
            if (wide.isEmpty() || wide.getLast().last() + 1 < next.first()) {
                wide.add(next);
            } else {
                var meets = wide.removeLast();
                wide.add(new LineRange(meets.first(), Math.max(meets.last(), next.last())));
            }
        }
        return List.copyOf(wide);
    }

    private static Optional<Integer> findUniqueLine(TextLines seen, int line, TextLines current) {
        if (!seen.has(line) || seen.isBlank(line)) {
            return Optional.empty();
        }
        var found = 0;
        for (var candidate = 1; candidate <= current.count(); candidate++) {
            if (current.hasSameText(candidate, seen, line)) {
                if (found > 0) {
                    return Optional.empty();
                }
                found = candidate;
            }
        }
        return found == 0 ? Optional.empty() : Optional.of(found);
    }
}
