package io.atopile.mcp.sexpr;

import io.atopile.mcp.sexpr.SExprReader.Outcome.Malformed;
import java.util.Optional;

/** Finds the direct child forms of one form without storing them, because a board has millions of items, of which few are needed. */
public final class FormScanner {

    /** Receives each form that is found. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * Visits one form.
         *
         * @param end offset after its last character
         */
        void visit(String name, int start, int end);
    }

    private static final int NONE = -1;

    private final String text;
    private final Visitor visitor;
    private int depth;
    private int child = NONE;

    private FormScanner(String text, Visitor visitor) {
        this.text = text;
        this.visitor = visitor;
    }

    /** Scans a text that consists of one form; returns empty if it is well formed, at any depth. */
    public static Optional<Malformed> scan(String text, Visitor visitor) {
        return new FormScanner(text, visitor).scan();
    }

    /** Returns the name of the form that begins at an opening parenthesis. */
    public static String nameAt(String text, int start) {
        var from = SExprReader.skipBlanks(text, start + 1);
        var to = from;
        while (to < text.length() && !SExprReader.isDelimiter(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    private Optional<Malformed> scan() {
        var start = SExprReader.skipBlanks(text, 0);
        if (start == text.length() || text.charAt(start) != '(') {
            return Optional.of(new Malformed(start, "it doesn't begin with a parenthesis"));
        }
        for (var at = start; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '(' -> openForm(at);
                case ')' -> {
                    if (closeForm(at + 1)) {
                        return SExprReader.findTrailing(text, at + 1);
                    }
                }
                case '"' -> {
                    at = endOfString(at);
                    if (at == text.length()) {
                        return Optional.of(new Malformed(at, "a string is not terminated"));
                    }
                }
                default -> {}
            }
        }
        return Optional.of(new Malformed(text.length(), "unclosed parentheses: %d".formatted(depth)));
    }

    private void openForm(int at) {
        if (++depth == 2) {
            child = at;
        }
    }

    private boolean closeForm(int end) {
        if (--depth == 1) {
            visitor.visit(nameAt(text, child), child, end);
        }
        return depth == 0;
    }

    /** Returns the offset of the closing quotation mark, or the end of the text. */
    private int endOfString(int start) {
        for (var at = start + 1; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\\' -> at++;
                case '"' -> {
                    return at;
                }
                default -> {}
            }
        }
        return text.length();
    }
}
