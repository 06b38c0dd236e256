package io.atopile.mcp.hashline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks that every anchor is a true copy of one that was shown, and that every line of a range was shown too. */
final class AnchorCheck {

    private static final int TOLD_AT_MOST = 3;
    private static final int SEARCHED_AT_MOST = 20_000;

    private final Snapshot snapshot;
    private final List<Edit> edits;

    AnchorCheck(Snapshot snapshot, List<Edit> edits) {
        this.snapshot = snapshot;
        this.edits = edits;
    }

    boolean passes() {
        for (var edit : edits) {
            var range = edit.lines();
            var confirmed = edit.anchors().stream().allMatch(snapshot::confirms)
                    && (range.isEmpty() || snapshot.served().firstMissing(range.get()) == 0);
            if (!confirmed) {
                return false;
            }
        }
        return true;
    }

    /** What is wrong, one clause each, the first few; at least one unless everything {@link #passes}. */
    List<String> problems() {
        var problems = new ArrayList<String>();
        for (var i = 0; i < edits.size() && problems.size() < TOLD_AT_MOST; i++) {
            var edit = edits.get(i);
            var at = i;
            edit.anchors().stream().distinct().flatMap(anchor -> problem(anchor).stream())
                    .forEach(problem -> problems.add("Edit %d: %s".formatted(at, problem)));
            edit.lines().flatMap(this::gap).ifPresent(gap -> problems.add("Edit %d: %s".formatted(at, gap)));
        }
        return problems.stream().distinct().limit(TOLD_AT_MOST).toList();
    }

    private Optional<String> problem(Anchor anchor) {
        var lines = snapshot.lines();
        if (!lines.has(anchor.line())) {
            return Optional.of("there is no line %d, the file has %d".formatted(anchor.line(), lines.count()));
        }
        if (!snapshot.served().has(anchor.line())) {
            return Optional.of("line %d has not been shown in full".formatted(anchor.line()));
        }
        if (snapshot.confirms(anchor)) {
            return Optional.empty();
        }
        var owner = owner(anchor.hash());
        return Optional.of("%s is not the anchor of line %d%s".formatted(
                anchor, anchor.line(), owner.map(line -> "; that hash was shown for line " + line).orElse("")));
    }

    private Optional<String> gap(LineRange range) {
        var missing = snapshot.served().firstMissing(range);
        return missing == 0 || missing == range.first() || missing == range.last()
                ? Optional.empty()
                : Optional.of("line %d, inside the range, has not been shown in full".formatted(missing));
    }

    private Optional<Integer> owner(int hash) {
        var searched = 0;
        for (var line = snapshot.served().next(1); line > 0 && searched < SEARCHED_AT_MOST; line = snapshot.served().next(line + 1)) {
            if (snapshot.lines().has(line) && snapshot.lines().anchor(line).hash() == hash) {
                return Optional.of(line);
            }
            searched++;
        }
        return Optional.empty();
    }
}
