package io.atopile.mcp.hashline;

import java.util.Comparator;
import java.util.List;

/**
 * One change at a position: some lines of the old text, possibly none, are replaced with others, possibly none.
 *
 * @param edit the index of the edit that it comes from
 * @param before number of old lines above it
 * @param removed number of old lines that it removes
 * @param lines the new lines, without line endings
 * @param rank its order among several changes at one position
 */
record LineSplice(int edit, int before, int removed, List<String> lines, Rank rank) implements SpliceBuilder.Cut {

    /** The order at one position: what belongs to the line above, then to the line below, then that line itself. */
    enum Rank {
        PREPENDED,
        AFTER_LINE,
        APPENDED,
        BEFORE_LINE,
        IN_PLACE
    }

    static final Comparator<LineSplice> TOP_DOWN =
            Comparator.comparingInt(LineSplice::before).thenComparing(LineSplice::rank).thenComparingInt(LineSplice::edit);

    /** The number of old lines above what follows it. */
    int end() {
        return before + removed;
    }
}
