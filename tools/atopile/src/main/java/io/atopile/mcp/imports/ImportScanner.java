package io.atopile.mcp.imports;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the import paths of an {@code .ato} source by the rules of atopile's lexer. Strings that are only near a {@code from} are
 * returned too, because atopile's language server recovers from syntax errors by skipping a token.
 */
final class ImportScanner {

    /**
     * A string literal.
     *
     * @param path its text without quotes, with escapes as written
     * @param line counted from 1
     * @param valid whether it directly follows {@code from}, as an import's path does in a valid source
     */
    record Literal(String path, int line, boolean valid) {}

    private static final int NEAR = 8;
    private static final String FROM = "from";

    private static final Pattern HIDDEN = Pattern.compile("[ \\t\\f]|\\\\\\r?\\n|#[^\\r\\n]*+");

    private final String text;
    private final Matcher hidden;
    private final SequencedSet<Literal> found = new LinkedHashSet<>();
    private int at;
    private int line = 1;
    private int tokensSinceFrom = NEAR;
    private boolean inWord;

    private ImportScanner(String text) {
        this.text = text;
        this.hidden = HIDDEN.matcher(text);
    }

    static List<Literal> scan(String text) {
        var scanner = new ImportScanner(text);
        while (scanner.at < text.length()) {
            scanner.scanNext();
        }
        return List.copyOf(scanner.found);
    }

    private void scanNext() {
        var c = text.charAt(at);
        if (c == '\'' || c == '"') {
            scanLiteral();
        } else if (hidden.region(at, text.length()).lookingAt()) {
            advance(hidden.end());
            inWord = false;
        } else if (text.startsWith(FROM, at)) {
            advance(at + FROM.length());
            tokensSinceFrom = 0;
        } else {
            scanSymbol(c);
        }
    }

    /** Counts words, symbols and line ends; in a valid source no line end follows {@code from}. */
    private void scanSymbol(char c) {
        var word = Character.isLetterOrDigit(c) || c == '_' || Character.isSurrogate(c);
        var blank = c == '\r' || c == '\n';
        if (!(word && inWord) && !(blank && tokensSinceFrom > 0)) {
            tokensSinceFrom++;
        }
        inWord = word;
        advance(at + 1);
    }

    /** Scans the longest literal that begins here; a quote that begins none is a token on its own. */
    private void scanLiteral() {
        var end = Math.max(endOfLong(), endOfShort());
        if (end > at && tokensSinceFrom < NEAR) {
            found.add(new Literal(unquote(text.substring(at, end)), line, tokensSinceFrom == 0));
        }
        advance(Math.max(end, at + 1));
        tokensSinceFrom++;
        inWord = false;
    }

    private int endOfLong() {
        var quotes = text.substring(at, at + 1).repeat(3);
        for (var i = at + 3; text.startsWith(quotes, at) && i < text.length(); i++) {
            if (text.startsWith(quotes, i)) {
                return i + 3;
            }
            i += text.charAt(i) == '\\' ? 1 : 0;
        }
        return at;
    }

    /** Returns the end of a single-line literal; it may contain a form feed only if it is all ASCII. */
    private int endOfShort() {
        var ascii = true;
        var feed = false;
        for (var i = at + 1; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == text.charAt(at)) {
                return feed && !ascii ? at : i + 1;
            }
            if (c == '\r' || c == '\n') {
                return at;
            }
            feed |= c == '\f';
            ascii &= c < 128;
            if (c == '\\') {
                i += text.startsWith("\r\n", i + 1) ? 2 : 1;
                ascii &= i < text.length() && text.charAt(i) < 128 && text.charAt(i) != '\n';
            }
        }
        return at;
    }

    /** Removes the quotes as atopile does: three double quotes, or a single quote of either type. */
    private static String unquote(String literal) {
        var width = literal.length() >= 6 && literal.startsWith("\"\"\"") && literal.endsWith("\"\"\"") ? 3 : 1;
        return literal.substring(width, literal.length() - width);
    }

    private void advance(int to) {
        for (; at < to; at++) {
            if (text.charAt(at) == '\n') {
                line++;
            }
        }
    }
}
