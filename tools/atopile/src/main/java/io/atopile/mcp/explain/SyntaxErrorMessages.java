package io.atopile.mcp.explain;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates the grammar's error messages to plain English. */
final class SyntaxErrorMessages {

    private record Form(Pattern message, String words) {

        static Form of(String message, String words) {
            return new Form(Pattern.compile(message, Pattern.DOTALL), words);
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of("inconsistent dedent", "This line is indented less than its block but more than the enclosing block."),
            Form.of("inconsistent use of tabs", "The indentation mixes tabs and spaces."),
            Form.of("input '<INDENT>'", "This line is indented further than the lines around it."),
            Form.of("missing INDENT|expecting INDENT", "The lines of a block must be indented."),
            Form.of("Cannot assign type reference.*new (\\w+)", "`%s` is a type; an instance of it is created with `new`."),
            Form.of("mismatched input '\\\\n' expecting \\{'from', ':'\\}", "The header of a block must end with `:`."),
            Form.of("extraneous input '(.+?)' expecting", "`%s` is not allowed here."),
            Form.of("mismatched input '(\\S.*?)' expecting", "`%s` can't follow here."),
            Form.of("mismatched input '\\s*' expecting|mismatched input '\\\\n' expecting", "The line ends too early."),
            Form.of("no viable alternative at input '(.+?)'", "A statement can't begin with `%s`."),
            Form.of("missing (.+?) at '", "%s is missing here."),
            Form.of("token recognition error at: '(.+?)'", "`%s` is not valid here."));

    private SyntaxErrorMessages() {}

    static String of(DiagnosticContext subject) {
        String message = subject.message();
        String words = FORMS.stream()
                .flatMap(form -> form.message().matcher(message).results().limit(1).map(found -> found.groupCount() > 0
                        ? form.words().formatted(found.group(1).strip())
                        : form.words()))
                .findFirst()
                .orElse("This line can't be parsed.");
        return subject.place().map(place -> "%s The line reads `%s`.".formatted(words, quoteLine(place))).orElse(words);
    }

    private static String quoteLine(DiagnosticContext.Spot place) {
        String text = place.text().strip();
        Matcher tick = Pattern.compile("`").matcher(text.length() <= 100 ? text : text.substring(0, 100) + " …");
        return tick.replaceAll("'");
    }
}
