package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.parts.LibraryName;
import io.atopile.mcp.sexpr.SExpr;
import io.atopile.mcp.sexpr.SExpr.Form;
import io.atopile.mcp.sexpr.SExprReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A symbol library as it stands in its file. */
public final class SymbolLibrary {

    private static final int DEEPEST = 8;

    private final String name;
    private final String text;
    private final Map<String, Form> symbols;

    private SymbolLibrary(String name, String text, Map<String, Form> symbols) {
        this.name = name;
        this.text = text;
        this.symbols = symbols;
    }

    /** Reads a library's text; empty when it is none. */
    static Optional<SymbolLibrary> read(String name, String text) {
        if (!(SExprReader.read(text) instanceof SExprReader.Outcome.Read(var form)) || !form.name().equals("kicad_symbol_lib")) {
            return Optional.empty();
        }
        var symbols = new LinkedHashMap<String, Form>();
        form.forms("symbol").forEach(symbol -> symbol.text(1).ifPresent(key -> symbols.putIfAbsent(key, symbol)));
        return Optional.of(new SymbolLibrary(name, text, symbols));
    }

    /** All of its symbols. */
    public Stream<Symbol> symbols() {
        return symbols.keySet().stream().flatMap(key -> symbol(key).stream());
    }

    /** One symbol; empty when there is none of that name, or what it extends is missing. */
    public Optional<Symbol> symbol(String key) {
        var line = ancestry(key);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        var properties = new HashMap<String, String>();
        var flags = new HashMap<String, String>();
        for (var form : line) {
            form.forms("property").forEach(property -> properties.put(property.text(1).orElse(""), property.text(2).orElse("")));
            Stream.of("in_bom", "on_board").forEach(flag -> form.form(flag).flatMap(value -> value.text(1)).ifPresent(value -> flags.put(flag, value)));
        }
        var root = line.getFirst();
        var isPart = line.stream().noneMatch(form -> form.form("power").isPresent()) && !flags.containsValue("no");
        var drawn = drawn(root);
        var pins = drawn.stream().map(Drawn::pin).distinct().toList();
        var places = drawn.stream().collect(Collectors.toMap(one -> one.pin().number(), Drawn::place, (first, _) -> first));
        return Optional.of(new Symbol(new LibraryName(name, key), properties, pins, places, isPart && !pins.isEmpty()));
    }

    /** The text of a library with one symbol alone, under a name of its own; empty when there is no such symbol. */
    public Optional<String> alone(String key, String newName) {
        var line = ancestry(key);
        return line.isEmpty() ? Optional.empty() : Optional.of(new Cutting(line, newName).library());
    }

    /** The symbol and those that it extends, the root first; empty when one is missing. */
    private List<Form> ancestry(String key) {
        var line = new ArrayList<Form>();
        for (var next = Optional.of(key); next.isPresent(); ) {
            var form = symbols.get(next.get());
            if (form == null || line.size() == DEEPEST) {
                return List.of();
            }
            line.addFirst(form);
            next = form.form("extends").flatMap(parent -> parent.text(1));
        }
        return line;
    }

    /** A pin and where in which unit it ends. */
    private record Drawn(Pin pin, String place) {}

    /** Of the usual drawing; that after De Morgan has the same pins again. Pins without a number belong to no pad. */
    private static List<Drawn> drawn(Form root) {
        return root.forms("symbol")
                .flatMap(unit -> {
                    var numbers = unitAndStyle(unit.text(1).orElse(""));
                    return numbers.style() > 1 ? Stream.empty() : unit.forms("pin").map(pin -> drawn(pin, numbers.unit()));
                })
                .filter(one -> !one.pin().number().isEmpty() && !one.pin().number().equals("~"))
                .toList();
    }

    private static Drawn drawn(Form form, int unit) {
        var pin = new Pin(
                form.form("number").flatMap(number -> number.text(1)).orElse(""),
                form.form("name").flatMap(label -> label.text(1)).orElse("~"),
                form.text(1).orElse("unspecified"),
                unit);
        var at = form.form("at").map(place -> place.text(1).orElse("") + " " + place.text(2).orElse("")).orElse("");
        return new Drawn(pin, unit + " " + at);
    }

    private record UnitAndStyle(int unit, int style) {}

    /** The two numbers at the end of {@code R_1_1}. */
    private static UnitAndStyle unitAndStyle(String unitName) {
        var last = unitName.lastIndexOf('_');
        var before = last < 0 ? -1 : unitName.lastIndexOf('_', last - 1);
        try {
            return before < 0
                    ? new UnitAndStyle(0, 0)
                    : new UnitAndStyle(Integer.parseInt(unitName, before + 1, last, 10), Integer.parseInt(unitName, last + 1, unitName.length(), 10));
        } catch (NumberFormatException _) {
            return new UnitAndStyle(0, 0);
        }
    }

    /** Cuts one symbol out of the library's text, with what it takes over, into a library of its own. */
    private final class Cutting {

        private final List<Form> line;
        private final String key;

        Cutting(List<Form> line, String key) {
            this.line = line;
            this.key = key;
        }

        String library() {
            var pieces = new LinkedHashMap<String, String>();
            for (var form : line) {
                form.forms().filter(piece -> !piece.name().equals("symbol") && !piece.name().equals("extends")).forEach(piece -> pieces.put(id(piece), textOf(piece)));
            }
            var root = line.getFirst();
            var units = root.forms("symbol").map(unit -> renamed(unit, root.text(1).orElse("")));
            return Stream.concat(pieces.values().stream(), units)
                    .map(piece -> "\t\t" + piece + "\n")
                    .collect(Collectors.joining(
                            "",
                            "(kicad_symbol_lib\n\t(version 20241209)\n\t(generator \"kicad_symbol_editor\")\n\t(generator_version \"9.0\")\n\t(symbol " + quoted(key)
                                    + "\n",
                            "\t)\n)\n"));
        }

        /** Of two pieces with the same id, the later replaces the earlier. */
        private String id(Form piece) {
            return piece.name().equals("property") ? "property " + piece.text(1).orElse("") : piece.name();
        }

        private String renamed(Form unit, String rootName) {
            var atom = unit.atom(1).orElseThrow();
            var suffix = atom.value().startsWith(rootName) ? atom.value().substring(rootName.length()) : "_0_1";
            return text.substring(unit.start(), atom.start()) + quoted(key + suffix) + text.substring(atom.end(), unit.end());
        }
    }

    private String textOf(SExpr piece) {
        return text.substring(piece.start(), piece.end());
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
