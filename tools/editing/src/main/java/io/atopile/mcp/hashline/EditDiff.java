package io.atopile.mcp.hashline;

import java.util.List;

/** Formats a plan's changes for display: removed lines with -, added lines with +. */
final class EditDiff {

    private static final int LINES_AT_MOST = 60;
    private static final int CHARACTERS_AT_MOST = 160;

    private final TextLines before;
    private final TextLines after;
    private final StringBuilder text = new StringBuilder();
    private int lines;
    private int left;

    private EditDiff(TextLines before, TextLines after) {
        this.before = before;
        this.after = after;
    }

    static String of(EditPlan plan) {
        return new EditDiff(plan.before(), plan.after()).of(plan.hunks());
    }

    private String of(List<DiffHunk> hunks) {
        for (var hunk : hunks) {
            add("@@ -%s +%s @@".formatted(place(hunk.oldBefore(), hunk.oldCount()), place(hunk.newBefore(), hunk.newCount())));
            for (var i = 1; i <= hunk.oldCount(); i++) {
                add("-" + shortenLine(before.getText(hunk.oldBefore() + i)));
            }
            for (var i = 1; i <= hunk.newCount(); i++) {
                add("+" + shortenLine(after.getText(hunk.newBefore() + i)));
            }
        }
        return left == 0 ? text.toString() : text.append("\n(%d more lines)".formatted(left)).toString();
    }

    private void add(String line) {
        if (lines == LINES_AT_MOST) {
            left++;
            return;
        }
        text.append(lines == 0 ? "" : "\n").append(line);
        lines++;
    }

    private static String place(int linesBefore, int count) {
        return "%d,%d".formatted(count == 0 ? linesBefore : linesBefore + 1, count);
    }

    private static String shortenLine(String line) {
        return line.length() <= CHARACTERS_AT_MOST ? line : line.substring(0, CHARACTERS_AT_MOST) + "…";
    }
}
