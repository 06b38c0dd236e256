package io.atopile.mcp.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lines that stand too far left or right, and tabs among spaces. */
final class IndentSlips {

    private static final String STEP = "    ";
    private static final Pattern TOP = Pattern.compile("^(?:module|component|interface|import|from|#pragma)\\b.*");

    private IndentSlips() {}

    static Stream<Repair> of(Broken broken) {
        if (broken.line() > broken.lines().size()) {
            return Stream.empty();
        }
        return Stream.of(tabs(broken), moved(broken), body(broken), emptyBlock(broken)).flatMap(repairs -> repairs);
    }

    private static Stream<Repair> tabs(Broken broken) {
        List<String> spaced = broken.lines().stream().map(IndentSlips::spaced).toList();
        return spaced.equals(broken.lines()) ? Stream.empty() : Stream.of(new Repair(1, "Indent with spaces", spaced));
    }

    private static String spaced(String line) {
        String code = line.stripLeading();
        return line.substring(0, line.length() - code.length()).replace("\t", STEP) + code;
    }

    /** The line, and those below it that stand as it does, moved to where others stand. */
    private static Stream<Repair> moved(Broken broken) {
        String wrong = broken.indent(broken.line());
        int end = broken.line();
        while (!broken.text(end + 1).isBlank() && broken.indent(end + 1).equals(wrong)) {
            end++;
        }
        int last = end;
        return places(broken).stream()
                .filter(indent -> !indent.equals(wrong))
                .flatMap(indent -> Stream.of(broken.line(), last).distinct().map(to -> indented(broken, to, indent)));
    }

    private static Repair indented(Broken broken, int last, String indent) {
        var lines = new ArrayList<>(broken.lines());
        for (int number = broken.line(); number <= last; number++) {
            lines.set(number - 1, indent + broken.text(number).stripLeading());
        }
        boolean usual = indent.equals(usual(broken));
        return new Repair(usual ? 1 : 3, "Indent as the lines around it", lines);
    }

    private static String usual(Broken broken) {
        int above = broken.previous();
        return broken.code(above).endsWith(":") ? broken.indent(above) + STEP : broken.indent(above);
    }

    private static Set<String> places(Broken broken) {
        var places = new LinkedHashSet<>(List.of(usual(broken)));
        broken.suspects().stream().skip(1).map(broken::indent).forEach(places::add);
        return places;
    }

    /** Everything from the line to the next block, one step to the right. */
    private static Stream<Repair> body(Broken broken) {
        if (!broken.code(broken.previous()).endsWith(":")) {
            return Stream.empty();
        }
        var lines = new ArrayList<>(broken.lines());
        for (int number = broken.line(); number <= lines.size() && !TOP.matcher(broken.text(number)).matches(); number++) {
            lines.set(number - 1, broken.text(number).isBlank() ? "" : STEP + broken.text(number));
        }
        return Stream.of(new Repair(1, "Indent the block's lines", lines));
    }

    /** A block that has no lines yet. */
    private static Stream<Repair> emptyBlock(Broken broken) {
        int above = broken.previous();
        return broken.code(above).endsWith(":")
                ? Stream.of(broken.with(above, broken.text(above) + "\n" + broken.indent(above) + STEP + "pass", 2, "Give the block a pass"))
                : Stream.empty();
    }
}
