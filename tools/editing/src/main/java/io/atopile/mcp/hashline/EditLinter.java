package io.atopile.mcp.hashline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Warns about likely errors in new lines, by comparing them with the lines that they replace or are adjacent to; changes nothing. */
record EditLinter(TextLines old, List<LineSplice> splices) {

    /** Characters that look like ASCII but aren't: quotes, dashes, minus, spaces, full-width letters, invisible characters. */
    private static final String LOOKALIKES = "\u00A0\u00AD\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F"
            + "\u2032\u2033\u2024\u2026\u2044\u2212\u2215\u2217\u2236\u223C\u200B\u200C\u200D\u2060\u202F\u2007\u2009\u3000\uFEFF";

    /** Returns the warnings, one sentence each. */
    List<String> warnings() {
        var warnings = new ArrayList<String>();
        for (var i = 0; i < splices.size(); i++) {
            var splice = splices.get(i);
            if (!splice.lines().isEmpty()) {
                checkBorders(i).forEach(warnings::add);
                checkIndentation(splice).ifPresent(warnings::add);
                checkLookalikes(splice).ifPresent(warnings::add);
            }
        }
        return warnings;
    }

    /** Finds new lines that repeat an adjacent line: the most common error when a range is one line too short. */
    private Stream<String> checkBorders(int index) {
        var splice = splices.get(index);
        var above = index > 0 && splices.get(index - 1).end() == splice.before() ? 0 : splice.before();
        var below = index + 1 < splices.size() && splices.get(index + 1).before() == splice.end() ? 0 : splice.end() + 1;
        return Stream.concat(
                checkRepetition(splice, above, splice.lines().getFirst(), "first").stream(),
                checkRepetition(splice, below, splice.lines().getLast(), "last").stream());
    }

    private Optional<String> checkRepetition(LineSplice splice, int neighbour, String line, String which) {
        return old.has(neighbour) && !line.isBlank() && old.getText(neighbour).equals(line)
                ? Optional.of("edit %d: the %s new line repeats the line next to it (line %d before the edit)"
                        .formatted(splice.edit(), which, neighbour))
                : Optional.empty();
    }

    private Optional<String> checkIndentation(LineSplice splice) {
        var here = listAffectedLines(splice).map(EditLinter::indent).filter(indent -> indent != 0).findFirst();
        var added = splice.lines().stream().map(EditLinter::indent).filter(indent -> indent != 0).findFirst();
        return here.isPresent() && added.isPresent() && !here.equals(added)
                ? Optional.of("edit %d: the new lines are indented with %s, the existing lines with %s"
                        .formatted(splice.edit(), describeIndent(added.get()), describeIndent(here.get())))
                : Optional.empty();
    }

    private Optional<String> checkLookalikes(LineSplice splice) {
        if (splice.lines().stream().flatMapToInt(String::chars).noneMatch(EditLinter::isLookalike)) {
            return Optional.empty();
        }
        var known = listAffectedLines(splice).flatMapToInt(String::chars).boxed().collect(Collectors.toSet());
        var odd = splice.lines().stream()
                .flatMapToInt(String::chars)
                .filter(c -> isLookalike(c) && !known.contains(c))
                .distinct()
                .limit(4)
                .mapToObj("U+%04X"::formatted)
                .collect(Collectors.joining(", "));
        return odd.isEmpty()
                ? Optional.empty()
                : Optional.of("edit %d: text contains %s, which look like ASCII characters but aren't; the existing lines contain none"
                        .formatted(splice.edit(), odd));
    }

    /** Returns the lines to be replaced; if there are none, the ones above and below. */
    private Stream<String> listAffectedLines(LineSplice splice) {
        var first = splice.removed() > 0 ? splice.before() + 1 : splice.before();
        var last = splice.removed() > 0 ? splice.end() : splice.before() + 1;
        return IntStream.rangeClosed(first, last).filter(old::has).mapToObj(old::getText);
    }

    private static boolean isLookalike(int c) {
        return LOOKALIKES.indexOf(c) >= 0 || (c >= 0xFF01 && c <= 0xFF5E);
    }

    /** Returns the character a line is indented with; 0 if it isn't indented. */
    private static int indent(String line) {
        return !line.isBlank() && (line.charAt(0) == ' ' || line.charAt(0) == '\t') ? line.charAt(0) : 0;
    }

    private static String describeIndent(int indent) {
        return indent == '\t' ? "tabs" : "spaces";
    }
}
