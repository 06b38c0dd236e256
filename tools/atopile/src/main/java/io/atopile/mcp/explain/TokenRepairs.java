package io.atopile.mcp.explain;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Removes or inserts a word or symbol at the position of the syntax error. */
final class TokenRepairs {

    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|[\\p{L}0-9_.%]+|\\S");
    private static final List<String> BEFORE_NAMES = List.of("~", "new", "import", "from", ",", ".");
    private static final List<String> BEFORE_VALUES = List.of("=", "to", "within", "is", ",", ".");

    private TokenRepairs() {}

    static Stream<SyntaxRepair> of(UnparsableSource broken) {
        String code = broken.getCode(broken.line());
        List<MatchResult> tokens = TOKEN.matcher(code).results().toList();
        int at = IntStream.range(0, tokens.size())
                .filter(i -> tokens.get(i).end() >= broken.column())
                .findFirst()
                .orElse(tokens.size());
        return Stream.concat(
                IntStream.of(at, at - 1).filter(i -> i >= 0 && i < tokens.size()).mapToObj(i -> without(broken, code, tokens.get(i))),
                at < tokens.size() ? suggestInsertions(broken, code, tokens.get(at)) : Stream.empty());
    }

    private static SyntaxRepair without(UnparsableSource broken, String code, MatchResult token) {
        String left = code.substring(0, token.start());
        String right = code.substring(token.end());
        boolean word = Character.isLetterOrDigit(token.group().charAt(0));
        String joined = left.isBlank() ? left + right.stripLeading() : (left + right).replaceAll("(?<=\\S) {2,}", " ").stripTrailing();
        return broken.withCode(broken.line(), joined, word ? 5 : 3, "Remove " + token.group());
    }

    private static Stream<SyntaxRepair> suggestInsertions(UnparsableSource broken, String code, MatchResult token) {
        String left = code.substring(0, token.start());
        String right = code.substring(token.start());
        Stream<SyntaxRepair> newLine = left.isBlank()
                ? Stream.empty()
                : Stream.of(broken.with(
                        broken.line(),
                        left.stripTrailing() + "\n" + broken.indent(broken.line()) + broken.getText(broken.line()).substring(token.start()),
                        2,
                        "Start a new line before " + token.group()));
        return Stream.concat(
                newLine,
                suggestWords(token.group()).map(word -> broken.withCode(
                        broken.line(), insertWord(left, word, right), 4, "Insert %s before %s".formatted(word, token.group()))));
    }

    /** Suggests tokens that may be missing before a unit, a name or a value. */
    private static Stream<String> suggestWords(String token) {
        Stream<String> unit = Units.measure(token).isPresent() ? Stream.of(":") : Stream.empty();
        boolean name = Character.isLetter(token.charAt(0)) || token.startsWith("_");
        return Stream.concat(unit, (name ? BEFORE_NAMES : BEFORE_VALUES).stream());
    }

    private static String insertWord(String left, String word, String right) {
        return switch (word) {
            case ".", ":", "," -> left.stripTrailing() + word + (word.equals(".") ? "" : " ") + right;
            default -> (left.isBlank() ? left : left.stripTrailing() + " ") + word + " " + right;
        };
    }
}
