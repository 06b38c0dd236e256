package io.atopile.mcp.explain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Repairs keywords that are misspelt, capitalised, missing, or from another language. */
final class KeywordRepairs {

    private static final List<String> KEYWORDS = List.of(
            "module", "component", "interface", "import", "from", "new", "assert", "within", "is", "to", "signal", "pin", "trait", "pass",
            "for", "in");
    private static final Map<String, String> FOREIGN = Map.of(
            "class", "module", "def", "module", "struct", "module", "include", "import", "using", "import", "net", "signal", "between",
            "within", "equals", "is");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final Pattern WITHOUT_NEW = Pattern.compile("^(\\s*[\\w.\\[\\]]+)(?:\\s*=\\s*(?:new\\s+)?|\\s+new\\s+)([A-Z]\\w*)(?=\\s*(?:<|\\[|$))");
    private static final int SHORT = 4;

    private KeywordRepairs() {}

    static Stream<SyntaxRepair> of(UnparsableSource broken) {
        return broken.suspects().stream()
                .filter(number -> number >= broken.previous())
                .flatMap(number -> Stream.concat(suggestNewRepair(broken, number), suggestKeywordRepairs(broken, number)));
    }

    /** Rewrites {@code x = Type} and {@code x new Type} to {@code x = new Type}. */
    static Stream<SyntaxRepair> suggestNewRepair(UnparsableSource broken, int number) {
        String code = broken.getCode(number);
        String mended = WITHOUT_NEW.matcher(code).replaceFirst("$1 = new $2");
        return mended.equals(code) ? Stream.empty() : Stream.of(broken.withCode(number, mended, 1, "Create an instance with `= new`"));
    }

    private static Stream<SyntaxRepair> suggestKeywordRepairs(UnparsableSource broken, int number) {
        String code = broken.getCode(number);
        return WORD.matcher(code).results()
                .filter(word -> !KEYWORDS.contains(word.group()))
                .flatMap(word -> suggestKeywords(word.group()).map(keyword -> broken.withCode(
                        number, replaceWord(code, word, keyword), computeCost(broken, number, word.group(), keyword), "Write " + keyword)));
    }

    private static Stream<String> suggestKeywords(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Stream.concat(
                Stream.ofNullable(FOREIGN.get(lower)),
                KEYWORDS.stream()
                        .filter(keyword -> keyword.length() > 2 || keyword.equals(lower))
                        .filter(keyword -> SimilarName.computeDistance(lower, keyword) <= (keyword.length() <= SHORT ? 1 : 2)));
    }

    private static int computeCost(UnparsableSource broken, int number, String word, String keyword) {
        int distance = SimilarName.computeDistance(word.toLowerCase(Locale.ROOT), keyword);
        return (distance <= 1 ? 1 : 2) + (number == broken.line() ? 0 : 1);
    }

    private static String replaceWord(String code, MatchResult word, String keyword) {
        return code.substring(0, word.start()) + keyword + code.substring(word.end());
    }
}
