package io.atopile.mcp.merge;

import io.atopile.mcp.merge.ConflictMarker.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An unresolved merge conflict in a text file.
 *
 * @param markers in the order of the file: those of a whole conflict, or a single one that an incomplete resolution left behind
 */
public record MergeConflict(List<ConflictMarker> markers) {

    public MergeConflict {
        markers = List.copyOf(markers);
    }

    /** The line of the first marker, counted from 1. */
    public int start() {
        return markers.getFirst().line();
    }

    /** The line of the last marker. */
    public int end() {
        return markers.getLast().line();
    }

    /** Whether the conflict has both sides; otherwise it is a marker that was left behind. */
    public boolean isWhole() {
        return markers.size() > 1;
    }

    /** Names the lines and markers, as "lines 5 to 9: <<<<<<< HEAD (line 5), …". */
    String describe() {
        var named = markers.stream().map(ConflictMarker::describe).collect(Collectors.joining(", "));
        return isWhole() ? "lines %d to %d: %s".formatted(start(), end(), named) : "a marker left behind: " + named;
    }

    /** Names the lines of each side, as "HEAD is line 6, feature is lines 8 to 9". */
    String describeSides() {
        var theirs = findMarker(Kind.THEIRS);
        var firstEnd = findMarker(Kind.BASE).or(() -> theirs).orElse(markers.getLast());
        return "%s is %s, %s is %s".formatted(
                nameSide(markers.getFirst(), "the first side"),
                describeRange(start() + 1, firstEnd.line() - 1),
                nameSide(markers.getLast(), "the second side"),
                describeRange(theirs.map(ConflictMarker::line).orElse(start()) + 1, end() - 1));
    }

    private Optional<ConflictMarker> findMarker(Kind kind) {
        return markers.stream().filter(marker -> marker.kind() == kind).findFirst();
    }

    private static String nameSide(ConflictMarker marker, String otherwise) {
        return marker.label().isEmpty() ? otherwise : marker.label();
    }

    private static String describeRange(int first, int last) {
        return first > last ? "empty" : first == last ? "line %d".formatted(first) : "lines %d to %d".formatted(first, last);
    }
}
