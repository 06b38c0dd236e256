package io.atopile.mcp.hashline;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The lines of a revision that were returned in full, with their hashes; only these may be edited. */
public final class ServedLines {

    /** No lines were returned. */
    public static final ServedLines NOTHING = new ServedLines(new BitSet(), new char[0]);

    private final BitSet lines;
    private final char[] hashes;

    private ServedLines(BitSet lines, char[] hashes) {
        this.lines = lines;
        this.hashes = hashes;
    }

    /** Returns the given lines of a text. */
    public static ServedLines of(TextLines text, List<LineRange> ranges) {
        var gathered = new Gathered();
        for (var range : ranges) {
            for (var line = range.first(); line <= range.last(); line++) {
                gathered.add(line, text.hash(line));
            }
        }
        return gathered.toServedLines();
    }

    public boolean has(int line) {
        return lines.get(line);
    }

    /** Whether an anchor is an exact copy of one that was returned. */
    public boolean matches(Anchor anchor) {
        return lines.get(anchor.line()) && hashes[anchor.line()] == anchor.hash();
    }

    /** Returns the first line of a range that was never returned; 0 if all were. */
    public int findFirstMissing(LineRange range) {
        var gap = lines.nextClearBit(range.first());
        return gap > range.last() ? 0 : gap;
    }

    /** Returns the first line that was returned with a hash; 0 if none was. */
    int findLine(int hash) {
        for (var line = lines.nextSetBit(1); line > 0; line = lines.nextSetBit(line + 1)) {
            if (hashes[line] == hash) {
                return line;
            }
        }
        return 0;
    }

    /** Collects lines and hashes as they are read from a record. */
    static final class Gathered {
        private final BitSet lines = new BitSet();
        private char[] hashes = new char[256];

        void add(int line, int hash) {
            if (line >= hashes.length) {
                hashes = Arrays.copyOf(hashes, Math.max(line + 1, hashes.length * 2));
            }
            lines.set(line);
            hashes[line] = (char) hash;
        }

        ServedLines toServedLines() {
            return new ServedLines(lines, hashes);
        }
    }
}
