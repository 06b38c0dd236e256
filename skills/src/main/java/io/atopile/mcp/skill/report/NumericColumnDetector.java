package io.atopile.mcp.skill.report;

import java.util.List;
import java.util.regex.Pattern;

/** Detects columns of numbers, prices and percentages. */
final class NumericColumnDetector {

    private static final Pattern NUMBER = Pattern.compile("[-+]?[$€£]?[0-9][0-9.,]{0,40}( ?%)?");

    private NumericColumnDetector() {}

    /** Whether most of the texts are numbers; a word such as "unknown" may be among them. */
    static boolean isMostlyNumeric(List<String> texts) {
        var filled = texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
        return filled.stream().filter(text -> NUMBER.matcher(text).matches()).count() * 2 > filled.size();
    }
}
