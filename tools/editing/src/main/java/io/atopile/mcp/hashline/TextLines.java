package io.atopile.mcp.hashline;

import io.atopile.mcp.tool.LazyValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A text file as an index over its own bytes: lines are numbered from 1, each keeps its own terminator, a byte order mark stays
 * outside line 1, and a final newline creates no extra line. Nothing is decoded until it is requested.
 */
public final class TextLines implements FileContent {

    private static final int GOLDEN = 0x9E3779B9;

    private final byte[] bytes;
    private final int[] starts;
    private final LazyValue<FileRevision> revision;

    TextLines(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
        this.revision = LazyValue.of(() -> FileRevision.of(bytes));
    }

    /** The number of lines; an empty file has none. */
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

    /** Returns the revision of exactly these bytes. */
    public FileRevision revision() {
        return revision.get();
    }

    /** Returns a line's text without its terminator. */
    public String getText(int line) {
        return new String(bytes, start(line), end(line) - start(line), StandardCharsets.UTF_8);
    }

    /** Returns the whole text without a byte order mark. */
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

    /** Returns the anchor of a line in this revision. */
    public Anchor anchor(int line) {
        return new Anchor(line, hash(line));
    }

    /**
     * Returns the sixteen bits of a line's anchor, computed from its number and exact text, white space included, so that equal
     * lines have different hashes and copying errors are detected.
     */
    int hash(int line) {
        var mixed = computeTextHash(line) + line * GOLDEN;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85EBCA6B;
        mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
        return mixed >>> 16;
    }

    /** Returns thirty-two bits that lines with equal text share, whatever their position. */
    int computeTextHash(int line) {
        var crc = new CRC32C();
        crc.update(bytes, start(line), end(line) - start(line));
        return (int) crc.getValue();
    }

    /** Whether a line contains nothing but spaces and tabs. */
    boolean isBlank(int line) {
        for (var at = start(line); at < end(line); at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Whether a line's text without its terminator is byte for byte equal to that of a line of another text. */
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

    /** Returns the offset of a line in the bytes; for the line after the last one, the end of the bytes. */
    int start(int line) {
        return starts[line - 1];
    }

    /** Returns the offset at which a line's text ends and its terminator begins. */
    int end(int line) {
        return start(line + 1) - getTerminator(line).length();
    }
}
