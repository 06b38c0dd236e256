package io.atopile.mcp.skill.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The names in an expression, as far as they can be told without working it out. */
final class ExpressionNames {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern CHAIN = Pattern.compile("(?<![\\w$.`])(?:\\$\\$\\.)?([A-Za-z_]\\w*(?:\\s*\\.\\s*[A-Za-z_]\\w*)*)");

    /** What JSONata itself means by a word. */
    static final Set<String> OF_THE_LANGUAGE = Set.of("and", "or", "in", "true", "false", "null", "function");

    private ExpressionNames() {}

    /** The expression with everything in quotes emptied, and comments left out. */
    static String withoutTexts(String expression) {
        return TEXT.matcher(expression).replaceAll(found -> found.group().startsWith("/*") ? " " : "\"\"");
    }

    /** Names joined by dots, such as {@code build.data.verdict}; what comes after a filter or a bracket is not among them. */
    static List<List<String>> extractChains(String expression) {
        return new ArrayList<>(CHAIN.matcher(withoutTexts(expression))
                .results()
                .map(MatchResult::group)
                .map(chain -> chain.replace("$$.", "").replaceAll("\\s", ""))
                .map(chain -> List.of(chain.split("\\.", -1)))
                .toList());
    }
}
