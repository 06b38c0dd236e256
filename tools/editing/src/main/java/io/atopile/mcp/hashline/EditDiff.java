package io.atopile.mcp.hashline;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Formats a plan's changes for display: removed lines with -, added lines with +. */
final class EditDiff {

    private static final int LINES_AT_MOST = 60;
    private static final int CHARACTERS_AT_MOST = 160;

    private EditDiff() {}

    static String of(EditPlan plan) {
        var lines = plan.hunks().stream().flatMap(hunk -> formatHunk(plan, hunk)).toList();
        var left = lines.size() - LINES_AT_MOST;
        return lines.stream().limit(LINES_AT_MOST).collect(Collectors.joining("\n")) + (left > 0 ? "\n(%d more lines)".formatted(left) : "");
    }

    private static Stream<String> formatHunk(EditPlan plan, DiffHunk hunk) {
        var removed = IntStream.rangeClosed(1, hunk.oldCount()).mapToObj(i -> "-" + shortenLine(plan.before().getText(hunk.oldBefore() + i)));
        var added = IntStream.rangeClosed(1, hunk.newCount()).mapToObj(i -> "+" + shortenLine(plan.after().getText(hunk.newBefore() + i)));
        return Stream.of(Stream.of(UnifiedDiff.formatHeader(hunk.oldBefore(), hunk.oldCount(), hunk.newBefore(), hunk.newCount())), removed, added)
                .flatMap(lines -> lines);
    }

    private static String shortenLine(String line) {
        return line.length() <= CHARACTERS_AT_MOST ? line : line.substring(0, CHARACTERS_AT_MOST) + "…";
    }
}
