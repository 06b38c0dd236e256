package io.atopile.mcp.parts.install;

import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.kicad.Pin;
import java.util.Set;
import java.util.regex.Pattern;

/** Derives valid {@code .ato} names from pin names: {@code ~{RESET}} becomes {@code nRESET}, {@code D+} becomes {@code D_P}. */
final class SignalName {

    private static final Set<String> RESERVED = Set.of(
            "and", "as", "assert", "bytes", "check", "class", "component", "ensure", "enum", "exception", "False", "float", "for", "from", "if", "else", "import",
            "in", "int", "interface", "is", "lambda", "module", "new", "None", "nonlocal", "not", "number", "or", "param", "parameter", "pass", "pin", "pragma",
            "private", "public", "range", "report", "require", "requires", "return", "self", "signal", "static", "str", "string", "super", "switch", "test", "to",
            "trait", "True", "while", "with", "within", "global", "del", "try", "except", "finally", "yield", "async", "await", "raise", "case", "match",
            "default", "continue", "break", "object", "boolean");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern OVERLINE = Pattern.compile("~\\{([^}]*)}");
    private static final Pattern SLASH = Pattern.compile("\\{slash}");
    private static final Pattern MARKUP = Pattern.compile("[_^]\\{([^}]*)}");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9_]+");
    private static final Pattern AROUND = Pattern.compile("^_+|_+$");

    private SignalName() {}

    static String of(Pin pin, PartCategory kind) {
        var isLight = kind == PartCategory.LED || kind == PartCategory.DIODE || kind == PartCategory.ZENER_DIODE;
        if (isLight && pin.name().equals("A")) {
            return "anode";
        }
        if (isLight && pin.name().equals("K")) {
            return "cathode";
        }
        var text = OVERLINE.matcher(SLASH.matcher(pin.name()).replaceAll("_")).replaceAll("n$1");
        var name = sanitize(replacePolarity(MARKUP.matcher(text).replaceAll("$1").replace("~", "")));
        return name.isEmpty() || DIGITS.matcher(name).matches() ? "p" + sanitize(pin.number()) : name;
    }

    /** Formats a pad for use after {@code pin}. */
    static String pad(String number) {
        var isPlain = NUMBER.matcher(number).matches() || (NAME.matcher(number).matches() && !RESERVED.contains(number));
        return isPlain ? number : '"' + number + '"';
    }

    /** Reduces a text to letters, digits and underscores, and avoids the language's keywords. */
    static String sanitize(String text) {
        var name = AROUND.matcher(OTHERS.matcher(text).replaceAll("_")).replaceAll("");
        if (RESERVED.contains(name)) {
            return "sig_" + name;
        }
        return !name.isEmpty() && Character.isDigit(name.charAt(0)) && !DIGITS.matcher(name).matches() ? "p" + name : name;
    }

    private static String replacePolarity(String text) {
        return switch (text) {
            case "+" -> "plus";
            case "-", "\u2212", "\u2013" -> "minus";
            default -> {
                var last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
                var before = text.isEmpty() ? "" : text.substring(0, text.length() - 1);
                yield last == '+' ? before + "_P" : last == '-' ? before + "_N" : last == '#' ? "n" + before : text;
            }
        };
    }
}
