package io.atopile.mcp.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Repairs wrong indentation, and tabs mixed with spaces. */
final class IndentRepairs {

    private static final String STEP = "    ";
    private static final Pattern TOP = Pattern.compile("^(?:module|component|interface|import|from|#pragma)\\b.*");

    private IndentRepairs() {}

    static Stream<SyntaxRepair> of(UnparsableSource broken) {
        if (broken.line() > broken.lines().size()) {
            return Stream.empty();
        }
        return Stream.of(suggestTabRepair(broken), suggestIndentRepairs(broken), suggestBodyRepair(broken), suggestPassRepair(broken)).flatMap(repairs -> repairs);
    }

    private static Stream<SyntaxRepair> suggestTabRepair(UnparsableSource broken) {
        List<String> spaced = broken.lines().stream().map(IndentRepairs::replaceTabs).toList();
        return spaced.equals(broken.lines()) ? Stream.empty() : Stream.of(new SyntaxRepair(1, "Indent with spaces", spaced));
    }

    private static String replaceTabs(String line) {
        String code = line.stripLeading();
        return line.substring(0, line.length() - code.length()).replace("\t", STEP) + code;
    }

    /** Moves the line, and the lines below it with the same indentation, to the indentation of other lines. */
    private static Stream<SyntaxRepair> suggestIndentRepairs(UnparsableSource broken) {
        String wrong = broken.indent(broken.line());
        int end = broken.line();
        while (!broken.getText(end + 1).isBlank() && broken.indent(end + 1).equals(wrong)) {
            end++;
        }
        int last = end;
        return listIndents(broken).stream()
                .filter(indent -> !indent.equals(wrong))
                .flatMap(indent -> Stream.of(broken.line(), last).distinct().map(to -> indentLines(broken, to, indent)));
    }

    private static SyntaxRepair indentLines(UnparsableSource broken, int last, String indent) {
        var lines = new ArrayList<>(broken.lines());
        for (int number = broken.line(); number <= last; number++) {
            lines.set(number - 1, indent + broken.getText(number).stripLeading());
        }
        boolean usual = indent.equals(inferIndent(broken));
        return new SyntaxRepair(usual ? 1 : 3, "Indent like the surrounding lines", lines);
    }

    private static String inferIndent(UnparsableSource broken) {
        int above = broken.previous();
        return broken.getCode(above).endsWith(":") ? broken.indent(above) + STEP : broken.indent(above);
    }

    private static Set<String> listIndents(UnparsableSource broken) {
        var places = new LinkedHashSet<>(List.of(inferIndent(broken)));
        broken.suspects().stream().skip(1).map(broken::indent).forEach(places::add);
        return places;
    }

    /** Indents everything from the line to the next block by one step. */
    private static Stream<SyntaxRepair> suggestBodyRepair(UnparsableSource broken) {
        if (!broken.getCode(broken.previous()).endsWith(":")) {
            return Stream.empty();
        }
        var lines = new ArrayList<>(broken.lines());
        for (int number = broken.line(); number <= lines.size() && !TOP.matcher(broken.getText(number)).matches(); number++) {
            lines.set(number - 1, broken.getText(number).isBlank() ? "" : STEP + broken.getText(number));
        }
        return Stream.of(new SyntaxRepair(1, "Indent the block's lines", lines));
    }

    /** Adds {@code pass} to an empty block. */
    private static Stream<SyntaxRepair> suggestPassRepair(UnparsableSource broken) {
        int above = broken.previous();
        return broken.getCode(above).endsWith(":")
                ? Stream.of(broken.with(above, broken.getText(above) + "\n" + broken.indent(above) + STEP + "pass", 2, "Add `pass` to the empty block"))
                : Stream.empty();
    }
}
