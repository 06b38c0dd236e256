package io.atopile.mcp.tools.files;

import io.atopile.mcp.hashline.LineTerminator;
import io.atopile.mcp.hashline.TextLines;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** The line terminators of a whole file. */
public enum LineEndings {
    LF,
    CRLF,
    CR,
    MIXED,
    /** The file has at most one line, without a newline. */
    NONE;

    static LineEndings of(TextLines lines) {
        var found = EnumSet.noneOf(LineTerminator.class);
        for (var line = 1; line <= lines.count(); line++) {
            found.add(lines.getTerminator(line));
        }
        found.remove(LineTerminator.NONE);
        if (found.size() > 1) {
            return MIXED;
        }
        return found.stream().findFirst().map(LineEndings::of).orElse(NONE);
    }

    /** Returns notes on a file's bytes that its lines don't show. */
    static List<String> collectNotes(TextLines lines) {
        var notes = new ArrayList<String>();
        if (lines.hasByteOrderMark()) {
            notes.add("the file begins with a byte order mark, which edits keep");
        }
        if (lines.count() > 0 && lines.getTerminator(lines.count()) == LineTerminator.NONE) {
            notes.add("the last line has no newline; edits keep it that way");
        }
        if (of(lines) == MIXED) {
            notes.add("line endings are mixed; every line keeps its own, new lines take their neighbour's");
        }
        return notes;
    }

    private static LineEndings of(LineTerminator eol) {
        return switch (eol) {
            case LF -> LF;
            case CRLF -> CRLF;
            case CR -> CR;
            case NONE -> NONE;
        };
    }
}
