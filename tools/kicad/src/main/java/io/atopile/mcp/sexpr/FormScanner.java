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
    private final int end;
    private final Visitor visitor;
    private int depth;
    private int child = NONE;

    private FormScanner(String text, int end, Visitor visitor) {
        this.text = text;
        this.end = end;
        this.visitor = visitor;
    }

    /** Scans a text that consists of one form; returns empty if it is well formed, at any depth. */
    public static Optional<Malformed> scan(String text, Visitor visitor) {
        return scan(text, 0, text.length(), visitor);
    }

    /** Scans a part of a text that consists of one form; positions refer to the whole text. */
    public static Optional<Malformed> scan(String text, int start, int end, Visitor visitor) {
        return new FormScanner(text, end, visitor).scan(start);
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

    private Optional<Malformed> scan(int from) {
        var start = SExprReader.skipBlanks(text, from);
        if (start >= end || text.charAt(start) != '(') {
            return Optional.of(new Malformed(start, "it doesn't begin with a parenthesis"));
        }
        for (var at = start; at < end; at++) {
            switch (text.charAt(at)) {
                case '(' -> openForm(at);
                case ')' -> {
                    if (closeForm(at + 1)) {
                        return SExprReader.findTrailing(text, at + 1, end);
                    }
                }
                case '"' -> {
                    at = endOfString(text, at, end) - 1;
                    if (at == end) {
                        return Optional.of(new Malformed(at, "a string is not terminated"));
                    }
                }
                default -> {}
            }
        }
        return Optional.of(new Malformed(end, "unclosed parentheses: %d".formatted(depth)));
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

    /** Returns the offset after the string that begins at a quotation mark; one more than {@code end} if it isn't terminated. */
    public static int endOfString(String text, int start, int end) {
        for (var at = start + 1; at < end; at++) {
            switch (text.charAt(at)) {
                case '\\' -> at++;
                case '"' -> {
                    return at + 1;
                }
                default -> {}
            }
        }
        return end + 1;
    }
}
