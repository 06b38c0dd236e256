package io.atopile.mcp.explain;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Repairs missing or surplus colons, brackets and quotes. */
final class BracketRepairs {

    private static final Pattern HEADER = Pattern.compile("^\\s*(?:module|component|interface|for)\\b.*[^:\\s]\\s*$");

    private BracketRepairs() {}

    static Stream<SyntaxRepair> of(UnparsableSource broken) {
        return broken.suspects().stream()
                .flatMap(number -> Stream.of(suggestColonRepair(broken, number), suggestQuoteRepairs(broken, number), suggestBracketRepairs(broken, number))
                        .flatMap(repairs -> repairs));
    }

    private static Stream<SyntaxRepair> suggestColonRepair(UnparsableSource broken, int number) {
        String code = broken.getCode(number);
        return HEADER.matcher(code).matches()
                ? Stream.of(broken.withCode(number, code.replaceFirst("[;,.]$", "") + ":", 1, "End the header with :"))
                : Stream.empty();
    }

    private static Stream<SyntaxRepair> suggestQuoteRepairs(UnparsableSource broken, int number) {
        String text = broken.getText(number).stripTrailing();
        long count = text.chars().filter(c -> c == '"').count();
        if (count % 2 == 0) {
            return Stream.empty();
        }
        int first = text.indexOf('"');
        String indent = broken.indent(number);
        return Stream.of(
                broken.with(number, text + "\"", 1, "Close the quotes"),
                broken.with(number, text.substring(0, first) + "\"" + text.substring(first), 2, "Open the quotes"),
                broken.with(number, indent + "\"" + text.strip(), 2, "Open the quotes"),
                broken.with(number, text + "\"\"\"", 2, "Close the quotes"),
                broken.with(number, new StringBuilder(text).deleteCharAt(text.lastIndexOf('"')).toString(), 3, "Remove the unmatched quote"));
    }

    private static Stream<SyntaxRepair> suggestBracketRepairs(UnparsableSource broken, int number) {
        String code = broken.getCode(number);
        return Stream.of("()", "[]", "{}").flatMap(pair -> suggestBracketRepairs(broken, number, code, pair.charAt(0), pair.charAt(1)));
    }

    private static Stream<SyntaxRepair> suggestBracketRepairs(UnparsableSource broken, int number, String code, char open, char close) {
        long surplus = code.chars().filter(c -> c == open).count() - code.chars().filter(c -> c == close).count();
        if (surplus > 0) {
            String missing = String.valueOf(close).repeat((int) surplus);
            var without = new StringBuilder(code).deleteCharAt(code.lastIndexOf(open)).toString();
            return Stream.of(
                    broken.withCode(number, code + missing, 1, "Close the bracket"),
                    broken.withCode(number, without, 3, "Remove the opening bracket"));
        }
        if (surplus < 0) {
            var without = new StringBuilder(code).deleteCharAt(code.lastIndexOf(close)).toString();
            return Stream.of(broken.withCode(number, without, 1, "Remove the unmatched closing bracket"));
        }
        return Stream.empty();
    }
}
