package io.atopile.mcp.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates the grammar's error messages to plain English. */
final class SyntaxErrorMessages {

    private SyntaxErrorMessages() {}

    static String of(DiagnosticContext subject) {
        String message = subject.message();
        String words = subject.dialect().logs().grammar().stream()
                .flatMap(one -> one.form().matcher(message).results().limit(1).map(found -> found.groupCount() > 0
                        ? one.meaning().formatted(found.group(1).strip())
                        : one.meaning()))
                .findFirst()
                .orElse("This line can't be parsed.");
        return subject.place().map(place -> "%s The line reads `%s`.".formatted(words, quoteLine(place))).orElse(words);
    }

    private static String quoteLine(DiagnosticContext.Spot place) {
        String text = place.text().strip();
        Matcher tick = Pattern.compile("`").matcher(text.length() <= 100 ? text : text.substring(0, 100) + " …");
        return tick.replaceAll("'");
    }
}
