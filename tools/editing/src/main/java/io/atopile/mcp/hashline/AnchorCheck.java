package io.atopile.mcp.hashline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks that every anchor is an exact copy of one that was returned to the caller, and that every line of a range was returned
 * too.
 */
record AnchorCheck(ServedLines served, List<LineEdit> edits) {

    private static final int TOLD_AT_MOST = 3;

    boolean isValid() {
        return edits.stream().allMatch(edit -> edit.anchors().stream().allMatch(served::matches)
                && edit.lines().map(served::findFirstMissing).orElse(0) == 0);
    }

    /** The first few problems, one clause each; at least one unless everything {@link #isValid}. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        for (var i = 0; i < edits.size() && problems.size() < TOLD_AT_MOST; i++) {
            var edit = edits.get(i);
            var at = i;
            edit.anchors().stream().distinct().flatMap(anchor -> describeProblem(anchor).stream())
                    .forEach(problem -> problems.add("Edit %d: %s".formatted(at, problem)));
            edit.lines().flatMap(this::describeGap).ifPresent(gap -> problems.add("Edit %d: %s".formatted(at, gap)));
        }
        return problems.stream().distinct().limit(TOLD_AT_MOST).toList();
    }

    private Optional<String> describeProblem(Anchor anchor) {
        if (served.matches(anchor)) {
            return Optional.empty();
        }
        if (!served.has(anchor.line())) {
            return Optional.of("line %d has not been read in full".formatted(anchor.line()));
        }
        var owner = served.findLine(anchor.hash());
        return Optional.of("%s is not the anchor of line %d%s".formatted(
                anchor, anchor.line(), owner == 0 ? "" : "; that hash belongs to line " + owner));
    }

    private Optional<String> describeGap(LineRange range) {
        var missing = served.findFirstMissing(range);
        return missing == 0 || missing == range.first() || missing == range.last()
                ? Optional.empty()
                : Optional.of("line %d, inside the range, has not been read in full".formatted(missing));
    }
}
