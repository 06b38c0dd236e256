package io.atopile.mcp.skill.report;

import java.util.List;
import java.util.regex.Pattern;

/** Tells columns of numbers, prices and shares from other columns. */
final class NumericColumnDetector {

    private static final Pattern NUMBER = Pattern.compile("[-+]?[$€£]?[0-9][0-9.,]{0,40}( ?%)?");

    private NumericColumnDetector() {}

    /** Whether most of them are; a word such as "unknown" may stand among numbers. */
    static boolean isMostlyNumeric(List<String> texts) {
        var filled = texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
        return filled.stream().filter(text -> NUMBER.matcher(text).matches()).count() * 2 > filled.size();
    }
}
