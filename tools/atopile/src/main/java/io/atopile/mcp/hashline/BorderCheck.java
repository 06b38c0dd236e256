package io.atopile.mcp.hashline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notices new lines that repeat the line they now stand beside: the most common slip when a range is a line too short. */
final class BorderCheck {

    private BorderCheck() {}

    static List<String> warnings(Lines old, List<Splice> splices) {
        var warnings = new ArrayList<String>();
        for (var i = 0; i < splices.size(); i++) {
            var splice = splices.get(i);
            if (splice.lines().isEmpty()) {
                continue;
            }
            var above = i > 0 && splices.get(i - 1).end() == splice.before() ? 0 : splice.before();
            var below = i + 1 < splices.size() && splices.get(i + 1).before() == splice.end() ? 0 : splice.end() + 1;
            repeated(old, splice, above, splice.lines().getFirst(), "first").ifPresent(warnings::add);
            repeated(old, splice, below, splice.lines().getLast(), "last").ifPresent(warnings::add);
        }
        return warnings;
    }

    private static Optional<String> repeated(Lines old, Splice splice, int neighbour, String line, String which) {
        return old.has(neighbour) && !line.isBlank() && old.text(neighbour).equals(line)
                ? Optional.of("edit %d: its %s new line repeats the line beside it (line %d before the edit)"
                        .formatted(splice.edit(), which, neighbour))
                : Optional.empty();
    }
}
