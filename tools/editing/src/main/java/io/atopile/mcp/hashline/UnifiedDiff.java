package io.atopile.mcp.hashline;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The complete difference of two texts in the unified format, with three lines around each change. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private final TextLines before;
    private final TextLines after;
    private final List<String> out = new ArrayList<>();

    private UnifiedDiff(TextLines before, TextLines after) {
        this.before = before;
        this.after = after;
    }

    /** @param hunks where they differ, from top to bottom */
    static String of(TextLines before, TextLines after, List<DiffHunk> hunks) {
        return new UnifiedDiff(before, after).of(hunks);
    }

    private String of(List<DiffHunk> hunks) {
        for (var from = 0; from < hunks.size(); ) {
            var to = from + 1;
            while (to < hunks.size() && hunks.get(to).oldBefore() - end(hunks.get(to - 1)) <= 2 * CONTEXT) {
                to++;
            }
            add(hunks.subList(from, to));
            from = to;
        }
        if (!describeTerminators(before).equals(describeTerminators(after)) && before.count() > 0 && after.count() > 0) {
            out.add("(line endings change from %s to %s)".formatted(describeTerminators(before), describeTerminators(after)));
        }
        if (before.hasByteOrderMark() != after.hasByteOrderMark()) {
            out.add("(the byte order mark is %s)".formatted(after.hasByteOrderMark() ? "added" : "removed"));
        }
        return String.join("\n", out);
    }

    private void add(List<DiffHunk> group) {
        var first = Math.max(0, group.getFirst().oldBefore() - CONTEXT);
        var last = Math.min(before.count(), end(group.getLast()) + CONTEXT);
        var newFirst = group.getFirst().newBefore() - (group.getFirst().oldBefore() - first);
        var grown = group.stream().mapToInt(hunk -> hunk.newCount() - hunk.oldCount()).sum();
        out.add(formatHeader(first, last - first, newFirst, last - first + grown));
        var next = first;
        for (var hunk : group) {
            next = addUnchanged(next, hunk.oldBefore());
            for (var i = 1; i <= hunk.oldCount(); i++) {
                out.add("-" + before.getText(hunk.oldBefore() + i));
            }
            for (var i = 1; i <= hunk.newCount(); i++) {
                out.add("+" + after.getText(hunk.newBefore() + i));
            }
            next += hunk.oldCount();
        }
        addUnchanged(next, last);
    }

    private int addUnchanged(int from, int to) {
        for (var line = from + 1; line <= to; line++) {
            out.add(" " + before.getText(line));
        }
        return to;
    }

    private static int end(DiffHunk hunk) {
        return hunk.oldBefore() + hunk.oldCount();
    }

    /** Formats the line that begins a hunk, from the number of lines before it and in it. */
    static String formatHeader(int oldBefore, int oldCount, int newBefore, int newCount) {
        return "@@ -%s +%s @@".formatted(place(oldBefore, oldCount), place(newBefore, newCount));
    }

    private static String place(int linesBefore, int count) {
        return "%d,%d".formatted(count == 0 ? linesBefore : linesBefore + 1, count);
    }

    /** Names the line terminators in use, including a missing one at the end. */
    private static String describeTerminators(TextLines text) {
        var used = new TreeSet<LineTerminator>();
        for (var line = 1; line <= text.count(); line++) {
            used.add(text.getTerminator(line));
        }
        return used.stream().map(LineTerminator::name).reduce((one, other) -> one + "+" + other).orElse("none");
    }
}
