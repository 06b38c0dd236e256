package io.atopile.mcp.hashline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text file as an index over its own bytes: lines are numbered from 1, each keeps its own ending, a byte order mark stays
 * outside line 1, and a final newline makes no extra line. Nothing is decoded until it is asked for.
 */
public final class TextLines implements FileContent {

    private final byte[] bytes;
    private final int[] starts;
    private @Nullable FileRevision revision;

    TextLines(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
    }

    /** How many lines there are; an empty file has none. */
    public int count() {
        return starts.length - 1;
    }

    public boolean has(int line) {
        return line >= 1 && line <= count();
    }

    /** Whether the bytes begin with a byte order mark, which is part of no line. */
    public boolean hasByteOrderMark() {
        return LineSplitter.hasMark(bytes);
    }

    /** The name of exactly these bytes. */
    public FileRevision revision() {
        var known = revision;
        if (known == null) {
            known = FileRevision.of(bytes);
            revision = known;
        }
        return known;
    }

    /** A line's text without its ending. */
    public String getText(int line) {
        return new String(bytes, start(line), end(line) - start(line), StandardCharsets.UTF_8);
    }

    /** The whole text, a byte order mark aside. */
    public String whole() {
        return new String(bytes, start(1), bytes.length - start(1), StandardCharsets.UTF_8);
    }

    public LineTerminator getTerminator(int line) {
        var next = start(line + 1);
        return switch (bytes[next - 1]) {
            case '\n' -> next - start(line) > 1 && bytes[next - 2] == '\r' ? LineTerminator.CRLF : LineTerminator.LF;
            case '\r' -> LineTerminator.CR;
            default -> LineTerminator.NONE;
        };
    }

    /** The anchor that names a line in this revision. */
    public Anchor anchor(int line) {
        return new Anchor(line, hash(line));
    }

    /** The sixteen bits of a line's anchor. */
    int hash(int line) {
        return LineHash.of(line, bytes, start(line), end(line));
    }

    /** A number that lines with equal text share, wherever they stand. */
    int computeTextHash(int line) {
        return LineHash.ofText(bytes, start(line), end(line));
    }

    /** Whether a line holds nothing but spaces and tabs. */
    boolean isBlank(int line) {
        for (var at = start(line); at < end(line); at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Whether a line's text, its ending aside, is byte for byte that of a line elsewhere. */
    public boolean hasSameText(int line, TextLines other, int otherLine) {
        return Arrays.equals(bytes, start(line), end(line), other.bytes, other.start(otherLine), other.end(otherLine));
    }

    public boolean hasSameBytes(TextLines other) {
        return Arrays.equals(bytes, other.bytes);
    }

    /** The bytes themselves, not a copy: they must not be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** Where a line begins in the bytes; for the line after the last one, where the bytes end. */
    int start(int line) {
        return starts[line - 1];
    }

    /** Where a line's text ends and its ending begins. */
    int end(int line) {
        return start(line + 1) - getTerminator(line).length();
    }
}
