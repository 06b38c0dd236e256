package io.atopile.mcp.build;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Maps errors to stable codes, because atopile itself only has titles and messages. */
public final class DiagnosticCode {

    /** An import that points outside the project. */
    public static final String OUTSIDE_IMPORT = "outside_import";

    static final String OTHER = "build_error";
    private static final String NO_ENTRY = "The entry you have specified does not exist";

    private record Mistake(String title, String stage, String message) {}

    private record Rule(String code, Predicate<Mistake> applies) {}

    private static final List<Rule> RULES = List.of(
            new Rule("syntax_error", mistake -> mistake.title.equals("Syntax Error")),
            new Rule(
                    "unknown_import",
                    mistake -> mistake.title.equals("ImportError")
                            || mistake.message.startsWith("Unable to resolve import")
                            || mistake.message.startsWith("Standard library import not found")
                            || (mistake.message.startsWith("Module '") && mistake.message.contains("' not found in '"))),
            new Rule("unknown_name", mistake -> mistake.title.equals("UndefinedSymbolError")),
            new Rule("incompatible_units", mistake -> mistake.message.contains("incompatible units")),
            new Rule("bad_unit", mistake -> mistake.message.startsWith("Unit not found")),
            new Rule(
                    "incompatible_connection",
                    mistake -> mistake.title.contains("Incompatible Interface Connection")),
            new Rule("contradiction", mistake -> mistake.message.startsWith("Contradiction")),
            new Rule("missing_kicad", mistake -> mistake.message.contains("kicad-cli not found")),
            new Rule("dependency_unavailable", mistake -> mistake.message.contains(" ato.yaml are not installed")),
            new Rule("missing_pick", mistake -> mistake.stage.equals("picker")),
            new Rule("unknown_entry", mistake -> mistake.message.startsWith("Entry point ") || mistake.message.contains(NO_ENTRY)),
            new Rule(
                    "unknown_field",
                    mistake -> mistake.message.startsWith("Field ") && mistake.message.contains("could not be resolved")),
            new Rule(
                    "unknown_output",
                    mistake -> mistake.message.startsWith("Target ") && mistake.message.contains("not recognized")));

    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z0-9]+");

    private DiagnosticCode() {}

    /** Returns the code of an error found by a build or by the language server. */
    public static String of(String title, String stage, String message) {
        var mistake = new Mistake(title, stage, message);
        return RULES.stream()
                .filter(rule -> rule.applies.test(mistake))
                .findFirst()
                .map(Rule::code)
                .orElseGet(() -> title.startsWith("Ercfault ") ? toWord(title.substring("Ercfault ".length())) : OTHER);
    }

    private static String toWord(String title) {
        return NOT_LETTERS.matcher(title.toLowerCase(Locale.ROOT)).replaceAll("_");
    }
}
