package io.atopile.mcp.explain;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Repairs symbols from other languages or keyboards, and typos. */
final class PunctuationRepairs {

    private record Slip(Pattern written, String meant, String title) {

        static Slip of(String written, String meant, String title) {
            return new Slip(Pattern.compile(written), meant, title);
        }
    }

    private static final List<Slip> SLIPS = List.of(
            Slip.of("^(\\s*assert\\b.*?)=\\s*=", "$1is", "Compare with `is`"),
            Slip.of("^(\\s*assert\\b[^<>]*?)(?<![<>])=(?![<>])", "$1is", "Compare with `is`"),
            Slip.of("=\\s*<", "<=", "Write <="),
            Slip.of("=\\s*>", ">=", "Write >="),
            Slip.of("(?<![<>])=(?:\\s*=)+", "=", "Write = once"),
            Slip.of(":\\s*=", "=", "Write = instead of :="),
            Slip.of("~(?:\\s*~)+", "~", "Write ~ once"),
            Slip.of("\\s*(?:<-+>|<=>|--+>?)\\s*", " ~ ", "Connect with ~"),
            Slip.of("\\+\\s*/\\s*(?!-)|\\+\\s*\\\\?-(?!/)|-\\s*/\\s*\\+|\\+-/", "+/- ", "Write a tolerance as +/-"),
            Slip.of("(?<=[0-9]),(?=[0-9])", ".", "Write a decimal point"),
            Slip.of("(?<=[0-9A-Za-zΩ%])\\s*\\.\\.+\\s*(?=[0-9])", " to ", "Write a range with `to`"),
            Slip.of("(?<=[0-9A-Za-zΩ%])\\s*-\\s*(?=[0-9])", " to ", "Write a range with `to`"),
            Slip.of("(?<=[0-9][A-Za-zΩ%]{0,5})\\s+(?=[0-9])", " to ", "Write a range with `to`"),
            Slip.of("[“”„]", "\"", "Use plain quotes"),
            Slip.of("[‘’`´]", "\"", "Use plain quotes"),
            Slip.of("(?<=[0-9]\\s?)(?:°\\s?|℃|º)C?\\b", "degC", "Write degC"),
            Slip.of("[−–—]", "-", "Use a plain hyphen"),
            Slip.of("[\\u00a0\\u2007\\u202f]", " ", "Use plain spaces"),
            Slip.of("(?<!:)//", "#", "Start a comment with #"),
            Slip.of("[,;]+$", "", "Remove the punctuation after the statement"),
            Slip.of("\\.\\.+", ".", "Write one dot"),
            Slip.of("\\s*\\{\\s*$", ":", "Start a block with :"),
            Slip.of("^(\\s*)(?=[\\w.\\[\\]]+\\s+(?:within|is)\\b|[\\w.\\[\\]]+\\s*[<>])", "$1assert ", "Start with `assert`"),
            Slip.of("^(\\s*assert\\s+[\\w.\\[\\]]+)\\s+(?=[0-9])", "$1 within ", "Compare with `within`"),
            Slip.of("^(\\s*from\\s+)([^\\s\"']+)(?=\\s+import\\b)", "$1\"$2\"", "Put the path in quotes"),
            Slip.of("^(\\s*from\\s+[\"'])([^\\s\"']+)(?=\\s+import\\b)", "$1$2\"", "Close the quotes"),
            Slip.of("^(\\s*from\\s+)([^\\s\"']+)[\"'](?=\\s+import\\b)", "$1\"$2\"", "Open the quotes"),
            Slip.of("(?<==)\\s*([^\\s\"']+)\"\\s*$", " \"$1\"", "Open the quotes"));

    private PunctuationRepairs() {}

    static Stream<SyntaxRepair> of(UnparsableSource broken) {
        return broken.suspects().stream()
                .flatMap(number -> SLIPS.stream().flatMap(slip -> repair(broken, number, slip)));
    }

    private static Stream<SyntaxRepair> repair(UnparsableSource broken, int number, Slip slip) {
        String code = broken.getCode(number);
        String mended = slip.written().matcher(code).replaceAll(slip.meant());
        return mended.equals(code)
                ? Stream.empty()
                : Stream.of(broken.withCode(number, mended, number == broken.line() ? 1 : 3, slip.title()));
    }
}
