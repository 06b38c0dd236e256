package io.atopile.mcp.skill.plan;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the names in an expression, as far as that is possible without evaluating it. */
final class ExpressionNames {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern CHAIN = Pattern.compile("(?<![\\w$.`])(?:\\$\\$\\.)?([A-Za-z_]\\w*(?:\\s*\\.\\s*[A-Za-z_]\\w*)*)");

    /** Words that JSONata itself gives a meaning. */
    static final Set<String> OF_THE_LANGUAGE = Set.of("and", "or", "in", "true", "false", "null", "function");

    private ExpressionNames() {}

    /** Returns the expression with quoted texts emptied and comments removed. */
    static String withoutTexts(String expression) {
        return TEXT.matcher(expression).replaceAll(found -> found.group().startsWith("/*") ? " " : "\"\"");
    }

    /** Returns names joined by dots, such as {@code build.data.verdict}; names after a filter or a bracket are not included. */
    static List<List<String>> extractChains(String expression) {
        return CHAIN.matcher(withoutTexts(expression))
                .results()
                .map(MatchResult::group)
                .map(chain -> chain.replace("$$.", "").replaceAll("\\s", ""))
                .map(chain -> List.of(chain.split("\\.", -1)))
                .toList();
    }
}
