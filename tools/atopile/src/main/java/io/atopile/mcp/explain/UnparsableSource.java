package io.atopile.mcp.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text that can't be parsed, and where the parser stumbled; the mistake is there or shortly before.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
record UnparsableSource(List<String> lines, int line, int column) {

    private static final int BACK = 4;

    UnparsableSource {
        lines = List.copyOf(lines);
    }

    /** A line's text; empty for one that isn't there. */
    String getText(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** The line's code without a comment at its end. */
    String getCode(int number) {
        String text = getText(number);
        int quotes = 0;
        for (int i = 0; i < text.length(); i++) {
            quotes += text.charAt(i) == '"' ? 1 : 0;
            if (text.charAt(i) == '#' && quotes % 2 == 0) {
                return text.substring(0, i).stripTrailing();
            }
        }
        return text.stripTrailing();
    }

    String indent(int number) {
        String text = getText(number);
        return text.substring(0, text.length() - text.stripLeading().length());
    }

    /** The line itself and the last ones before it that hold code, nearest first. */
    List<Integer> suspects() {
        return Stream.concat(
                        Stream.of(line),
                        IntStream.iterate(line - 1, number -> number >= 1, number -> number - 1)
                                .filter(number -> !getCode(number).isBlank())
                                .limit(BACK)
                                .boxed())
                .filter(number -> number <= lines.size())
                .toList();
    }

    /** The last line before this one that holds code; 0 where there is none. */
    int previous() {
        return suspects().stream().filter(number -> number < line).findFirst().orElse(0);
    }

    /** The repair that makes one line another. */
    SyntaxRepair with(int number, String text, int cost, String title) {
        var changed = new ArrayList<>(lines);
        changed.set(number - 1, text);
        return new SyntaxRepair(cost, title, changed.stream().flatMap(one -> Stream.of(one.split("\n", -1))).toList());
    }

    /** The code of a line changed, its comment kept. */
    SyntaxRepair withCode(int number, String code, int cost, String title) {
        return with(number, code + getText(number).substring(getCode(number).length()), cost, title);
    }
}
