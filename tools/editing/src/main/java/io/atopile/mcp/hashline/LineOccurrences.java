package io.atopile.mcp.hashline;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** The positions at which a sequence of lines begins in a text, as indices from 0 in order; occurrences may overlap. */
final class LineOccurrences {

    private final int[] starts;
    private final int length;

    private LineOccurrences(int[] starts, int length) {
        this.starts = starts;
        this.length = length;
    }

    /** Finds a piece of one text in another, in time linear in both. */
    static LineOccurrences of(int[] text, int[] source, int from, int length) {
        var borders = computeBorders(source, from, length);
        var starts = new int[16];
        var found = 0;
        var matched = 0;
        for (var i = 0; i < text.length; i++) {
            while (matched > 0 && (matched == length || source[from + matched] != text[i])) {
                matched = borders[matched - 1];
            }
            if (source[from + matched] == text[i]) {
                matched++;
            }
            if (matched == length) {
                starts = found == starts.length ? Arrays.copyOf(starts, found * 2) : starts;
                starts[found++] = i - length + 1;
            }
        }
        return new LineOccurrences(Arrays.copyOf(starts, found), length);
    }

    /** The length of the sequence. */
    int length() {
        return length;
    }

    int count() {
        return starts.length;
    }

    int start(int turn) {
        return starts[turn];
    }

    /** Returns the ordinal of the occurrence at a position, from 0. */
    int turnOf(int start) {
        return Arrays.binarySearch(starts, start);
    }

    LineOccurrences filter(IntPredicate condition) {
        return new LineOccurrences(Arrays.stream(starts).filter(condition).toArray(), length);
    }

    /** Returns, for each prefix of the piece, the length of its longest proper suffix that is also its prefix. */
    private static int[] computeBorders(int[] source, int from, int length) {
        var borders = new int[length];
        for (var i = 1; i < length; i++) {
            var border = borders[i - 1];
            while (border > 0 && source[from + border] != source[from + i]) {
                border = borders[border - 1];
            }
            borders[i] = source[from + border] == source[from + i] ? border + 1 : 0;
        }
        return borders;
    }
}
