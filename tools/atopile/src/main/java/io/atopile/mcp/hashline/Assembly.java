package io.atopile.mcp.hashline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Puts a new text together from untouched stretches of the old one, copied byte for byte, and new lines, which end as the
 * lines they replace or stand beside do. A missing final newline stays missing, except after a new blank line, which
 * without it would not be there.
 */
final class Assembly {

    private final Lines old;
    private final Eol usual;
    private final ByteArrayOutputStream out;
    private int copied;
    private boolean unended;
    private boolean lastIsNew;
    private boolean lastIsBlank;
    private Eol pending = Eol.LF;

    private Assembly(Lines old) {
        this.old = old;
        this.usual = usual(old);
        this.out = new ByteArrayOutputStream(old.bytes().length + 1024);
    }

    /** Applies changes that are in order and don't overlap. */
    static byte[] of(Lines old, List<Splice> splices) {
        var assembly = new Assembly(old);
        assembly.copyMark();
        for (var splice : splices) {
            assembly.copyTo(splice.before());
            assembly.add(splice);
            assembly.copied = splice.end();
        }
        assembly.copyTo(old.count());
        return assembly.finished();
    }

    private void copyMark() {
        out.write(old.bytes(), 0, old.start(1));
    }

    private void copyTo(int lines) {
        if (lines <= copied) {
            return;
        }
        endLine();
        out.write(old.bytes(), old.start(copied + 1), old.start(lines + 1) - old.start(copied + 1));
        unended = old.eol(lines) == Eol.NONE;
        lastIsNew = false;
        copied = lines;
    }

    private void add(Splice splice) {
        for (var i = 0; i < splice.lines().size(); i++) {
            endLine();
            out.writeBytes(splice.lines().get(i).getBytes(StandardCharsets.UTF_8));
            pending = ending(splice, i);
            unended = true;
            lastIsNew = true;
            lastIsBlank = splice.lines().get(i).isEmpty();
        }
    }

    private Eol ending(Splice splice, int i) {
        if (splice.removed() > 0) {
            var last = i == splice.lines().size() - 1;
            return old.eol(last ? splice.end() : splice.before() + 1 + Math.min(i, splice.removed() - 1)).or(usual);
        }
        var neighbour = switch (splice.rank()) {
            case AFTER_LINE, APPENDED -> splice.before();
            case PREPENDED, BEFORE_LINE, IN_PLACE -> splice.before() + 1;
        };
        return old.has(neighbour) ? old.eol(neighbour).or(usual) : usual;
    }

    private void endLine() {
        if (unended) {
            out.writeBytes((lastIsNew ? pending : usual).bytes());
            unended = false;
        }
    }

    private byte[] finished() {
        var finalNewlineMissing = old.count() > 0 && old.eol(old.count()) == Eol.NONE;
        if (lastIsNew && (lastIsBlank || !finalNewlineMissing)) {
            endLine();
        }
        return out.toByteArray();
    }

    /** The ending for a line that has none to go by: that of the last line that has one. */
    private static Eol usual(Lines old) {
        return old.count() > 1 ? old.eol(old.count() - 1) : old.count() == 1 ? old.eol(1).or(Eol.LF) : Eol.LF;
    }
}
