package io.atopile.mcp.hashline;

import java.util.List;
import java.util.Optional;

/**
 * Maps the lines of one text to a later one if every change between them was our own: plain arithmetic on the edit scripts,
 * without looking at the texts.
 *
 * @param scripts the changes in the order in which they were made, each from top to bottom
 */
record LineMap(List<List<DiffHunk>> scripts) {

    /** Maps every line to itself. */
    static final LineMap IDENTITY = new LineMap(List.of());

    LineMap {
        scripts = List.copyOf(scripts);
    }

    /**
     * Returns the current position of a range; empty if one of its lines was replaced or deleted, or lines were inserted between
     * them.
     */
    Optional<LineRange> map(LineRange range) {
        var now = Optional.of(range);
        for (var script : scripts) {
            now = now.flatMap(there -> map(there, script));
        }
        return now;
    }

    private static Optional<LineRange> map(LineRange range, List<DiffHunk> script) {
        var delta = 0;
        for (var hunk : script) {
            if (hunk.oldBefore() >= range.last()) {
                break;
            }
            if (hunk.oldBefore() + hunk.oldCount() >= range.first()) {
                return Optional.empty();
            }
            delta = hunk.delta();
        }
        return Optional.of(new LineRange(range.first() + delta, range.last() + delta));
    }
}
