package io.atopile.mcp.hashline;

import java.util.Comparator;
import java.util.List;

/**
 * One change in place: some lines of the old text, possibly none, give way to others, possibly none.
 *
 * @param edit the index of the edit it comes from
 * @param before how many old lines stand before it
 * @param removed how many old lines give way
 * @param lines the new lines, without endings
 * @param rank which of several changes at one place comes first
 */
record LineSplice(int edit, int before, int removed, List<String> lines, Rank rank) {

    /** The order at one place: what belongs to the line above, then to the line below, then that line itself. */
    enum Rank {
        PREPENDED,
        AFTER_LINE,
        APPENDED,
        BEFORE_LINE,
        IN_PLACE
    }

    static final Comparator<LineSplice> TOP_DOWN =
            Comparator.comparingInt(LineSplice::before).thenComparing(LineSplice::rank).thenComparingInt(LineSplice::edit);

    /** How many old lines stand before what follows it. */
    int end() {
        return before + removed;
    }
}
