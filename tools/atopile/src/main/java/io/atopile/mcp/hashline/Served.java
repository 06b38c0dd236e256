package io.atopile.mcp.hashline;

import java.util.BitSet;
import java.util.List;

/** Which lines of a revision were shown in full to somebody working on the project; only these may be edited. */
public final class Served {

    private final BitSet lines;

    private Served(BitSet lines) {
        this.lines = lines;
    }

    public static Served of(List<LineRange> ranges) {
        var lines = new BitSet();
        ranges.forEach(range -> lines.set(range.first(), range.last() + 1));
        return new Served(lines);
    }

    public boolean has(int line) {
        return lines.get(line);
    }

    /** The first line of a range that was never shown; 0 when all were. */
    public int firstMissing(LineRange range) {
        var gap = lines.nextClearBit(range.first());
        return gap > range.last() ? 0 : gap;
    }

    /** The next shown line at or after one; 0 when there is none. */
    int next(int line) {
        return Math.max(0, lines.nextSetBit(line));
    }
}
