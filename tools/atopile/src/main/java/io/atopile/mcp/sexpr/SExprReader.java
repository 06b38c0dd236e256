package io.atopile.mcp.sexpr;

import io.atopile.mcp.sexpr.SExpr.Atom;
import io.atopile.mcp.sexpr.SExpr.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads one s-expression as KiCad writes them. */
public final class SExprReader {

    private record Open(int start, List<SExpr> items) {}

    /** What came of reading. */
    public sealed interface Outcome {

        record Read(Form form) implements Outcome {}

        /**
         * It isn't one.
         *
         * @param at where in the text it went wrong
         */
        record Malformed(int at, String problem) implements Outcome {}
    }

    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    private SExprReader(String text) {
        this.text = text;
    }

    public static Outcome read(String text) {
        return new SExprReader(text).read();
    }

    private Outcome read() {
        skipBlanks();
        if (at == text.length() || text.charAt(at) != '(') {
            return new Outcome.Malformed(at, "it doesn't begin with a parenthesis");
        }
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case '(' -> open.push(new Open(at++, new ArrayList<>()));
                case ')' -> {
                    var closed = open.pop();
                    at++;
                    var form = new Form(closed.start(), at, closed.items());
                    if (open.isEmpty()) {
                        return ended(form);
                    }
                    open.peek().items().add(form);
                }
                case '"' -> {
                    if (!string()) {
                        return new Outcome.Malformed(at, "a string has no end");
                    }
                }
                default -> word();
            }
            skipBlanks();
        }
        return new Outcome.Malformed(at, "%d parentheses are not closed".formatted(open.size()));
    }

    private Outcome ended(Form form) {
        skipBlanks();
        return at == text.length() ? new Outcome.Read(form) : new Outcome.Malformed(at, "something follows the last parenthesis");
    }

    private boolean string() {
        var start = at;
        var value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        if (at >= text.length()) {
            return false;
        }
        at++;
        add(new Atom(start, at, value.toString()));
        return true;
    }

    private void word() {
        var start = at;
        while (at < text.length() && !isBlank(text.charAt(at)) && "()\"".indexOf(text.charAt(at)) < 0) {
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
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
