package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.sexpr.SExpr.Form;
import io.atopile.mcp.sexpr.SExprReader;
import io.atopile.mcp.sexpr.SExprReader.Outcome.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A form in a text that is parsed only on demand, because a library contains millions of elements and few of them are needed.
 *
 * @param start offset of its opening parenthesis
 * @param end offset after its closing one
 */
record LazySExpr(String text, int start, int end) {

    /** Creates the form of a text; empty unless the text is exactly one form. */
    static Optional<LazySExpr> of(String text) {
        var start = skipBlanks(text, 0);
        if (start == text.length() || text.charAt(start) != '(') {
            return Optional.empty();
        }
        var end = findClosing(text, start);
        return end > 0 && skipBlanks(text, end) == text.length() ? Optional.of(new LazySExpr(text, start, end)) : Optional.empty();
    }

    String name() {
        var from = skipBlanks(text, start + 1);
        var to = from;
        while (to < end && (Character.isLetterOrDigit(text.charAt(to)) || text.charAt(to) == '_')) {
            to++;
        }
        return text.substring(from, to);
    }

    /** Returns the quoted text after the name; empty if something else follows. */
    Optional<String> title() {
        var from = skipBlanks(text, skipBlanks(text, start + 1) + name().length());
        return text.charAt(from) != '"'
                ? Optional.empty()
                : parse("(_ " + text.substring(from, skipString(text, from)) + ")").flatMap(form -> form.findText(1));
    }

    /** Lists the direct child forms. */
    List<LazySExpr> listForms() {
        var forms = new ArrayList<LazySExpr>();
        for (var at = start + 1; at < end - 1; ) {
            switch (text.charAt(at)) {
                case '"' -> at = skipString(text, at);
                case '(' -> {
                    var form = new LazySExpr(text, at, findClosing(text, at));
                    forms.add(form);
                    at = form.end();
                }
                default -> at++;
            }
        }
        return forms;
    }

    Stream<LazySExpr> listForms(String name) {
        return listForms().stream().filter(form -> form.name().equals(name));
    }

    /** Parses the form completely; an empty form if it is nested too deeply. */
    Form form() {
        return parse(source()).orElseGet(() -> new Form(start, end, List.of()));
    }

    private static Optional<Form> parse(String text) {
        return SExprReader.read(text) instanceof Read(var form) ? Optional.of(form) : Optional.empty();
    }

    String source() {
        return text.substring(start, end);
    }

    /** Returns the offset after the parenthesis that closes the one at {@code start}; 0 if there is none. */
    private static int findClosing(String text, int start) {
        var depth = 0;
        for (var at = start; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '(' -> depth++;
                case ')' -> {
                    if (--depth == 0) {
                        return at + 1;
                    }
                }
                case '"' -> at = skipString(text, at) - 1;
                default -> {}
            }
        }
        return 0;
    }

    private static int skipString(String text, int start) {
        for (var at = start + 1; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\\' -> at++;
                case '"' -> {
                    return at + 1;
                }
                default -> {}
            }
        }
        return text.length();
    }

    private static int skipBlanks(String text, int start) {
        var at = start;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
