package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.sexpr.FormScanner;
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
        return FormScanner.scan(text, (_, _, _) -> {}).isPresent()
                ? Optional.empty()
                : Optional.of(new LazySExpr(text, text.indexOf('('), text.lastIndexOf(')') + 1));
    }

    String name() {
        return FormScanner.nameAt(text, start);
    }

    /** Returns the quoted text after the name; empty if something else follows. */
    Optional<String> title() {
        var from = text.indexOf(name(), start) + name().length();
        var quote = text.indexOf('"', from);
        return quote < 0 || quote >= end || !text.substring(from, quote).isBlank()
                ? Optional.empty()
                : parse("(_ " + text.substring(quote, FormScanner.endOfString(text, quote, end)) + ")").flatMap(form -> form.findText(1));
    }

    /** Lists the direct child forms. */
    List<LazySExpr> listForms() {
        var forms = new ArrayList<LazySExpr>();
        FormScanner.scan(text, start, end, (_, from, to) -> forms.add(new LazySExpr(text, from, to)));
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
}
