package io.atopile.mcp.hashline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Assembles a new text from untouched stretches of the old one, copied byte for byte, and new lines, which end in the same way as
 * the lines that they replace or are adjacent to. A missing final newline stays missing, except after a new blank line, which
 * would not exist without it. Line starts are recorded on the way, so the text needn't be split again.
 */
final class TextAssembler {

    private final TextLines old;
    private final LineTerminator usual;
    private byte[] bytes;
    private int length;
    private int[] starts;
    private int lines;
    private int copied;
    private boolean unended;
    private boolean lastIsNew;
    private boolean lastIsBlank;
    private boolean isJoined;
    private LineTerminator pending = LineTerminator.LF;

    private TextAssembler(TextLines old, int added) {
        this.old = old;
        this.usual = inferTerminator(old);
        this.bytes = new byte[old.bytes().length + 1024];
        this.starts = new int[old.count() + added + 1];
    }

    /**
     * Applies changes that are in order and don't overlap.
     *
     * @return empty if the result would not split into the same lines again: a lone carriage return would join a line feed, or
     *     text would become a byte order mark
     */
    static Optional<TextLines> of(TextLines old, List<LineSplice> splices) {
        var assembly = new TextAssembler(old, splices.stream().mapToInt(splice -> splice.lines().size()).sum());
        assembly.write(old.bytes(), 0, old.start(1));
        for (var splice : splices) {
            assembly.copyTo(splice.before());
            assembly.add(splice);
            assembly.copied = splice.end();
        }
        assembly.copyTo(old.count());
        return assembly.build();
    }

    private void copyTo(int upTo) {
        if (upTo <= copied) {
            return;
        }
        endLine();
        var from = old.start(copied + 1);
        for (var line = copied + 1; line <= upTo; line++) {
            starts[lines++] = old.start(line) - from + length;
        }
        write(old.bytes(), from, old.start(upTo + 1));
        unended = old.getTerminator(upTo) == LineTerminator.NONE;
        lastIsNew = false;
        copied = upTo;
    }

    private void add(LineSplice splice) {
        for (var i = 0; i < splice.lines().size(); i++) {
            endLine();
            starts[lines++] = length;
            write(splice.lines().get(i).getBytes(StandardCharsets.UTF_8));
            pending = chooseTerminator(splice, i);
            unended = true;
            lastIsNew = true;
            lastIsBlank = splice.lines().get(i).isEmpty();
        }
    }

    private LineTerminator chooseTerminator(LineSplice splice, int i) {
        if (splice.removed() > 0) {
            var last = i == splice.lines().size() - 1;
            return old.getTerminator(last ? splice.end() : splice.before() + 1 + Math.min(i, splice.removed() - 1)).withDefault(usual);
        }
        var neighbour = switch (splice.rank()) {
            case AFTER_LINE, APPENDED -> splice.before();
            case PREPENDED, BEFORE_LINE, IN_PLACE -> splice.before() + 1;
        };
        return old.has(neighbour) ? old.getTerminator(neighbour).withDefault(usual) : usual;
    }

    private void endLine() {
        if (unended) {
            write((lastIsNew ? pending : usual).bytes());
            unended = false;
        }
    }

    private void write(byte[] piece) {
        write(piece, 0, piece.length);
    }

    private void write(byte[] source, int from, int to) {
        var size = to - from;
        if (size > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + size, bytes.length + (bytes.length >>> 1)));
        }
        isJoined |= size > 0 && length > 0 && bytes[length - 1] == '\r' && source[from] == '\n';
        System.arraycopy(source, from, bytes, length, size);
        length += size;
    }

    private Optional<TextLines> build() {
        var finalNewlineMissing = old.count() > 0 && old.getTerminator(old.count()) == LineTerminator.NONE;
        if (lastIsNew && (lastIsBlank || !finalNewlineMissing)) {
            endLine();
        }
        var whole = Arrays.copyOf(bytes, length);
        starts[lines++] = length;
        return isJoined || LineSplitter.hasMark(whole) != old.hasByteOrderMark()
                ? Optional.empty()
                : Optional.of(new TextLines(whole, Arrays.copyOf(starts, lines)));
    }

    /** Returns the terminator for a line that has no line to follow: that of the last line that has one. */
    private static LineTerminator inferTerminator(TextLines old) {
        return old.count() > 1 ? old.getTerminator(old.count() - 1) : old.count() == 1 ? old.getTerminator(1).withDefault(LineTerminator.LF) : LineTerminator.LF;
    }
}
