package io.atopile.mcp.tools.design;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what a README says its project is: the first sentence that isn't part of a heading, a badge, a picture, a list, a table or code. */
final class ReadmePurpose {

    private static final Pattern SET_APART = Pattern.compile("(?ms)\\A---$.*?^---$|^(```|~~~).*?^\\1|<!--.*?-->");
    private static final Pattern NO_TEXT = Pattern.compile("(?s)(?:[#!\\[<>|=`*+-]|\\d+[.)] |\\.\\. ).*");
    private static final Pattern UNDERLINED = Pattern.compile("(?s).*\\n *(?:=+|-+|~+|\\*+)\\s*");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__|(?<!\\w)[*_](?=\\w)|(?<=\\w)[*_](?!\\w)|`");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern END = Pattern.compile("(?<!\\b(?:e\\.g|i\\.e))[.!?](?=\\s)");

    private ReadmePurpose() {}

    static Optional<String> read(String readme) {
        return Arrays.stream(SET_APART.matcher(readme.replace("\r", "")).replaceAll("").split("\\n\\s*\\n"))
                .map(paragraph -> paragraph.lines().dropWhile(line -> line.strip().startsWith("#")).reduce((one, other) -> one + "\n" + other).orElse("").strip())
                .filter(paragraph -> !paragraph.isEmpty() && !NO_TEXT.matcher(paragraph).matches() && !UNDERLINED.matcher(paragraph).matches())
                .map(ReadmePurpose::takeSentence)
                .findFirst();
    }

    private static String takeSentence(String paragraph) {
        var plain = EMPHASIS.matcher(LINK.matcher(paragraph).replaceAll("$1")).replaceAll("").replaceAll("\\s+", " ").strip();
        var end = END.matcher(plain);
        return end.find() ? plain.substring(0, end.end()) : plain;
    }
}
