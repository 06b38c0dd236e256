package io.atopile.mcp.parts.install;

import io.atopile.mcp.parts.PartKind;
import io.atopile.mcp.parts.kicad.Pin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The signals of a part in {@code .ato}: one for each name of a pin. Pins of one name share a signal, but those of different units of a
 * symbol don't, for each of two amplifiers has a {@code +}; nor do those that are to be left alone.
 */
final class Signals {

    private static final Set<String> RESERVED = Set.of(
            "and", "as", "assert", "component", "for", "from", "import", "in", "interface", "is", "lambda", "module", "new", "nonlocal", "not", "or", "pass", "pin",
            "pragma", "private", "public", "range", "return", "signal", "static", "switch", "to", "trait", "while", "with", "within", "class", "enum", "if", "else",
            "int", "float", "number", "str", "bytes", "exception", "parameter", "True", "False", "None", "self", "super", "global", "del", "try", "except",
            "finally", "yield", "async", "await", "raise", "case", "match", "default", "continue", "break", "object", "string", "boolean");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern OVERLINE = Pattern.compile("~\\{([^}]*)}");
    private static final Pattern MARKUP = Pattern.compile("[_^]\\{([^}]*)}|\\{slash}");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9_]+");
    private static final Pattern AROUND = Pattern.compile("^_+|_+$");

    private Signals() {}

    /** The pads of each signal, by the signals' names, in the order of the symbol. */
    static Map<String, List<String>> of(List<Pin> pins, List<String> padsWithoutPin, PartKind kind) {
        var units = pins.stream()
                .collect(Collectors.groupingBy(pin -> name(pin, kind), LinkedHashMap::new, Collectors.mapping(Pin::unit, Collectors.toSet())));
        var signals = new LinkedHashMap<String, List<String>>();
        for (var pin : pins) {
            var name = name(pin, kind);
            var isOfUnits = units.getOrDefault(name, Set.of()).size() > 1 && !pin.type().startsWith("power");
            var apart = isAlone(pin) ? name + "_" + safe(pin.number()) : isOfUnits ? name + "_" + letter(pin.unit()) : name;
            var pads = signals.computeIfAbsent(apart, _ -> new ArrayList<>());
            if (!pads.contains(pin.number())) {
                pads.add(pin.number());
            }
        }
        padsWithoutPin.forEach(pad -> signals.put("pad_" + safe(pad), List.of(pad)));
        return signals;
    }

    private static boolean isAlone(Pin pin) {
        return pin.type().equals("no_connect") || pin.type().equals("free") || pin.name().equalsIgnoreCase("NC");
    }

    private static String letter(int unit) {
        return unit >= 1 && unit <= 26 ? Character.toString('A' + unit - 1) : Integer.toString(unit);
    }

    private static String name(Pin pin, PartKind kind) {
        var isLight = kind == PartKind.LED || kind == PartKind.DIODE || kind == PartKind.ZENER_DIODE;
        if (isLight && pin.name().equals("A")) {
            return "anode";
        }
        if (isLight && pin.name().equals("K")) {
            return "cathode";
        }
        var text = OVERLINE.matcher(pin.name()).replaceAll("n$1");
        text = MARKUP.matcher(text).replaceAll("$1");
        var name = safe(polar(text.replace("~", "")));
        return name.isEmpty() || DIGITS.matcher(name).matches() ? "p" + safe(pin.number()) : name;
    }

    /** {@code D+} is {@code D_P}. */
    private static String polar(String text) {
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

    private static String safe(String text) {
        var name = AROUND.matcher(OTHERS.matcher(text).replaceAll("_")).replaceAll("");
        if (RESERVED.contains(name)) {
            return "sig_" + name;
        }
        return !name.isEmpty() && Character.isDigit(name.charAt(0)) && !DIGITS.matcher(name).matches() ? "p" + name : name;
    }
}
