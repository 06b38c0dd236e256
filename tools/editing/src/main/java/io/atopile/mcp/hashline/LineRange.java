package io.atopile.mcp.hashline;

/**
 * A range of consecutive lines.
 *
 * @param first the first line's number, from 1
 * @param last the last line's number, not before the first
 */
public record LineRange(int first, int last) {

    public LineRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("Not a range of lines: " + first + "-" + last);
        }
    }

    public static LineRange of(int line) {
        return new LineRange(line, line);
    }

    public int count() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first == last ? "line " + first : "lines " + first + "-" + last;
    }
}
