package io.atopile.mcp.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text that can't be parsed, and the position at which the parser failed; the error is there or shortly before.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
record UnparsableSource(List<String> lines, int line, int column) {

    private static final int BACK = 4;

    UnparsableSource {
        lines = List.copyOf(lines);
    }

    /** Returns a line's text; an empty string if the line doesn't exist. */
    String getText(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** Returns a line's code without a trailing comment. */
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

    /** Returns the numbers of the line itself and of the last lines of code before it, closest first. */
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

    /** Returns the number of the last line of code before this one; 0 if there is none. */
    int previous() {
        return suspects().stream().filter(number -> number < line).findFirst().orElse(0);
    }

    /** Returns a repair that replaces one line. */
    SyntaxRepair with(int number, String text, int cost, String title) {
        var changed = new ArrayList<>(lines);
        changed.set(number - 1, text);
        return new SyntaxRepair(cost, title, changed.stream().flatMap(one -> Stream.of(one.split("\n", -1))).toList());
    }

    /** Returns a repair that removes one line. */
    SyntaxRepair without(int number, int cost, String title) {
        var changed = new ArrayList<>(lines);
        changed.remove(number - 1);
        return new SyntaxRepair(cost, title, changed);
    }

    /** Returns a repair that replaces the code of a line and keeps its comment. */
    SyntaxRepair withCode(int number, String code, int cost, String title) {
        return with(number, code + getText(number).substring(getCode(number).length()), cost, title);
    }
}
