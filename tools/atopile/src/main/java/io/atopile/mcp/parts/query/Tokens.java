package io.atopile.mcp.parts.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words of a query: signs of comparison stand alone, numbers and their units together. */
final class Tokens {

    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_UNIT = 6;
    private static final Pattern APART = Pattern.compile("(<=|>=|<|>|=|@|\\.\\.\\.?|~)");
    private static final Pattern NUMBER = Pattern.compile("[±]?[0-9]+([.,/][0-9]+)?");
    private static final Pattern UNIT = Pattern.compile("[\\p{L}%°Ω][\\p{L}%°/Ω]*");
    private static final Pattern BLANKS = Pattern.compile("[\\s;|]+");

    private Tokens() {}

    static List<String> of(String text) {
        var shortened = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        var plain = APART.matcher(normal(shortened)).replaceAll(" $1 ").replace("±", " ±").strip();
        var words = new ArrayList<String>();
        for (var word : BLANKS.splitAsStream(plain).toList()) {
            var bare = bare(word);
            if (!bare.isEmpty()) {
                add(words, bare);
            }
        }
        return words;
    }

    /** One way of writing for characters that look alike. */
    private static String normal(String text) {
        return text.replace('\u03bc', '\u00b5')
                .replace('\u2126', '\u03a9')
                .replace("\u2103", "°C")
                .replace("\u2264", "<=")
                .replace("\u2265", ">=")
                .replace("=<", "<=")
                .replace("=>", ">=")
                .replace('\u2013', '-')
                .replace('\u2014', '-')
                .replace("\u2026", "..")
                .replace("+/-", "±")
                .replace("+-", "±");
    }

    private static void add(List<String> words, String word) {
        var last = words.isEmpty() ? "" : words.getLast();
        var belongs = NUMBER.matcher(last).matches()
                && word.length() <= LONGEST_UNIT
                && UNIT.matcher(word).matches()
                && Quantity.of(last + word).filter(quantity -> quantity.unit().isPresent() || quantity.prefixed()).isPresent();
        if (belongs) {
            words.set(words.size() - 1, last + word);
        } else {
            words.add(word);
        }
    }

    /** Without the punctuation of a sentence around it. */
    private static String bare(String word) {
        if (APART.matcher(word).matches()) {
            return word;
        }
        var start = 0;
        var end = word.length();
        while (start < end && "(,\"'[".indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && ",\"':]!?".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        var bare = word.substring(start, end);
        if (bare.endsWith(")") && bare.indexOf('(') < 0) {
            bare = bare.substring(0, bare.length() - 1);
        }
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
