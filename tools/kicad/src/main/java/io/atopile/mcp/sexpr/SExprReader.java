package io.atopile.mcp.sexpr;

import io.atopile.mcp.sexpr.SExpr.Atom;
import io.atopile.mcp.sexpr.SExpr.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads one s-expression as KiCad writes them. */
public final class SExprReader {

    private record Open(int start, List<SExpr> items) {}

    /** The result of reading. */
    public sealed interface Outcome {

        record Read(Form form) implements Outcome {}

        /**
         * The text isn't an s-expression.
         *
         * @param at offset of the error in the text
         */
        record Malformed(int at, String problem) implements Outcome {}
    }

    private static final int MAX_DEPTH = 200;

    private final String text;
    private final int limit;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    private SExprReader(String text, int start, int limit) {
        this.text = text;
        this.at = start;
        this.limit = limit;
    }

    public static Outcome read(String text) {
        return read(text, 0, text.length());
    }

    /** Reads a part of a text; positions refer to the whole text. */
    public static Outcome read(String text, int start, int end) {
        return new SExprReader(text, Math.min(end, skipBlanks(text, start)), end).read();
    }

    /** Reports text after the last parenthesis, which is not allowed. */
    static Optional<Outcome.Malformed> findTrailing(String text, int from, int end) {
        var at = skipBlanks(text, from);
        return at >= end ? Optional.empty() : Optional.of(new Outcome.Malformed(at, "there is text after the last parenthesis"));
    }

    private Outcome read() {
        if (at == limit || text.charAt(at) != '(') {
            return new Outcome.Malformed(at, "it doesn't begin with a parenthesis");
        }
        while (at < limit) {
            switch (text.charAt(at)) {
                case '(' -> {
                    if (open.size() == MAX_DEPTH) {
                        return new Outcome.Malformed(at, "it is nested more than %d levels deep".formatted(MAX_DEPTH));
                    }
                    open.push(new Open(at++, new ArrayList<>()));
                }
                case ')' -> {
                    var form = close();
                    if (open.isEmpty()) {
                        return finish(form);
                    }
                    open.peek().items().add(form);
                }
                case '"' -> {
                    if (!readString()) {
                        return new Outcome.Malformed(at, "a string is not terminated");
                    }
                }
                default -> readWord();
            }
            skipBlanks();
        }
        return new Outcome.Malformed(at, "unclosed parentheses: %d".formatted(open.size()));
    }

    private Form close() {
        var closed = open.pop();
        return new Form(closed.start(), ++at, closed.items());
    }

    private Outcome finish(Form form) {
        skipBlanks();
        return at == limit ? new Outcome.Read(form) : new Outcome.Malformed(at, "there is text after the last parenthesis");
    }

    private boolean readString() {
        var start = at;
        var value = new StringBuilder();
        for (at++; at < limit && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < limit) {
                at++;
            }
            value.append(text.charAt(at));
        }
        if (at >= limit) {
            return false;
        }
        at++;
        add(new Atom(start, at, value.toString()));
        return true;
    }

    private void readWord() {
        var start = at;
        while (at < limit && !isDelimiter(text.charAt(at))) {
            at++;
        }
        add(new Atom(start, at, text.substring(start, at)));
    }

    private void add(Atom atom) {
        var innermost = open.peek();
        if (innermost == null) {
            throw new IllegalStateException("An atom outside of every parenthesis was not noticed");
        }
        innermost.items().add(atom);
    }

    private void skipBlanks() {
        at = Math.min(limit, skipBlanks(text, at));
    }

    static int skipBlanks(String text, int start) {
        var at = start;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isDelimiter(char c) {
        return isBlank(c) || c == '(' || c == ')' || c == '"';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
