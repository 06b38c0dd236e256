package io.atopile.mcp.build;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits an {@code .ato} file into tokens. Comments are skipped, and lines continue inside brackets and after a backslash,
 * as in Python. It accepts any text, because it also processes files that don't compile.
 */
public final class AtoTokenizer {

    private final String text;
    private final List<AtoToken> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;
    private int depth;

    private AtoTokenizer(String text) {
        this.text = text;
    }

    public static List<AtoToken> of(String text) {
        var tokens = new AtoTokenizer(text);
        while (tokens.at < text.length()) {
            tokens.readToken();
        }
        tokens.add(AtoToken.Kind.END_OF_LINE, "", tokens.at, tokens.at);
        return List.copyOf(tokens.tokens);
    }

    private void readToken() {
        char c = text.charAt(at);
        if (c == '\n') {
            endLine();
        } else if (c == '#') {
            skipComment();
        } else if (c == '"' || c == '\'') {
            readString(c);
        } else if (isWordPart(c)) {
            readWord();
        } else if (c == '\\' && (text.startsWith("\n", at + 1) || text.startsWith("\r\n", at + 1))) {
            at = text.indexOf('\n', at) + 1;
            startLine();
        } else if (Character.isWhitespace(c) || c == '\uFEFF') {
            at++;
        } else {
            readSymbol();
        }
    }

    private void endLine() {
        if (depth == 0) {
            add(AtoToken.Kind.END_OF_LINE, "", at, at);
        }
        at++;
        startLine();
    }

    private void startLine() {
        line++;
        lineStart = at;
    }

    private void skipComment() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private void readWord() {
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        add(AtoToken.Kind.WORD, text.substring(start, at), start, at);
    }

    private void readSymbol() {
        int start = at;
        char c = text.charAt(at);
        at += text.startsWith("->", at) ? 2 : 1;
        if ("([{".indexOf(c) >= 0) {
            depth++;
        } else if (")]}".indexOf(c) >= 0) {
            depth = Math.max(0, depth - 1);
        }
        add(AtoToken.Kind.SYMBOL, text.substring(start, at), start, at);
    }

    private void readString(char quote) {
        int start = at;
        int startLine = line;
        int startColumn = computeColumn(start);
        String triple = String.valueOf(quote).repeat(3);
        String end = text.startsWith(triple, at) ? triple : String.valueOf(quote);
        at += end.length();
        int content = at;
        while (at < text.length() && !text.startsWith(end, at) && !(end.length() == 1 && text.charAt(at) == '\n')) {
            at += text.charAt(at) == '\\' ? 2 : 1;
            if (at <= text.length() && text.charAt(at - 1) == '\n') {
                startLine();
            }
        }
        at = Math.min(at, text.length());
        String value = text.substring(content, at);
        if (text.startsWith(end, at)) {
            at += end.length();
        }
        tokens.add(new AtoToken(AtoToken.Kind.STRING, value, start, at, startLine, startColumn));
    }

    private void add(AtoToken.Kind kind, String value, int start, int end) {
        tokens.add(new AtoToken(kind, value, start, end, line, computeColumn(start)));
    }

    private int computeColumn(int offset) {
        return text.codePointCount(lineStart, offset) + 1;
    }

    private static boolean isWordPart(char c) {
        return c == '_' || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }
}
