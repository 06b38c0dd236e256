package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.parts.kicad.Symbol.Drawn;
import io.atopile.mcp.sexpr.SExpr.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A symbol library, read from its file. */
public final class SymbolLibrary {

    private static final int DEEPEST = 8;
    private static final Pattern UNIT_AND_STYLE = Pattern.compile("_([0-9]{1,9})_([0-9]{1,9})$");
    private static final Set<String> FLAGS = Set.of("in_bom", "on_board");

    private final String name;
    private final Map<String, LazySExpr> symbols;

    private SymbolLibrary(String name, Map<String, LazySExpr> symbols) {
        this.name = name;
        this.symbols = symbols;
    }

    /** Parses a library's text; empty if it isn't one. */
    static Optional<SymbolLibrary> read(String name, String text) {
        return LazySExpr.of(text).filter(library -> library.name().equals("kicad_symbol_lib")).map(library -> {
            var symbols = new LinkedHashMap<String, LazySExpr>();
            library.listForms("symbol").forEach(symbol -> symbol.title().ifPresent(key -> symbols.putIfAbsent(key, symbol)));
            return new SymbolLibrary(name, symbols);
        });
    }

    /** Returns all of its symbols. */
    public Stream<Symbol> symbols() {
        return symbols.keySet().stream().flatMap(key -> findSymbol(key).stream());
    }

    /** Returns a symbol; empty if none has that name or one that it extends is missing. */
    public Optional<Symbol> findSymbol(String key) {
        var line = resolveAncestry(key);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        var properties = new HashMap<String, String>();
        var flags = new HashMap<String, String>();
        var isSupply = false;
        for (var form : line.stream().flatMap(symbol -> symbol.listForms().stream()).toList()) {
            var kind = form.name();
            isSupply |= kind.equals("power");
            if (kind.equals("property")) {
                var property = form.form();
                properties.put(property.findText(1).orElse(""), property.findText(2).orElse(""));
            } else if (FLAGS.contains(kind)) {
                flags.put(kind, form.form().findText(1).orElse(""));
            }
        }
        var root = line.getFirst();
        var isPart = !isSupply && !flags.containsValue("no") && root.source().contains("(pin ");
        return Optional.of(new Symbol(new KicadLibraryId(name, key), properties, isPart, () -> parsePins(root)));
    }

    /** Returns the text of a library that contains only one symbol, under a new name; empty if there is no such symbol. */
    public Optional<String> extractSymbol(String key, String newName) {
        return Optional.of(resolveAncestry(key)).filter(line -> !line.isEmpty()).map(line -> writeLibrary(line, newName));
    }

    /** Writes a library of one symbol, including what it inherits from its ancestors, which come before it. */
    private static String writeLibrary(List<LazySExpr> line, String key) {
        var pieces = new LinkedHashMap<String, String>();
        for (var symbol : line) {
            symbol.listForms().stream()
                    .filter(piece -> !piece.name().equals("symbol") && !piece.name().equals("extends"))
                    .forEach(piece -> pieces.put(toId(piece), piece.source()));
        }
        var root = line.getFirst();
        var units = root.listForms("symbol").map(unit -> renameUnit(unit, root.title().orElse(""), key));
        return Stream.concat(pieces.values().stream(), units)
                .map(piece -> "\t\t" + piece + "\n")
                .collect(Collectors.joining(
                        "",
                        "(kicad_symbol_lib\n\t(version 20241209)\n\t(generator \"kicad_symbol_editor\")\n\t(generator_version \"9.0\")\n\t(symbol "
                                + quote(key) + "\n",
                        "\t)\n)\n"));
    }

    /** Returns the id of an element; if two elements have the same id, the later replaces the earlier. */
    private static String toId(LazySExpr piece) {
        return piece.name().equals("property") ? "property " + piece.title().orElse("") : piece.name();
    }

    private static String renameUnit(LazySExpr unit, String rootName, String key) {
        var source = unit.source();
        var atom = unit.form().findAtom(1).orElseThrow();
        var suffix = Optional.of(atom.value()).filter(name -> name.startsWith(rootName)).map(name -> name.substring(rootName.length())).orElse("_0_1");
        return source.substring(0, atom.start()) + quote(key + suffix) + source.substring(atom.end());
    }

    private static String quote(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Returns the symbol and its ancestors, root first; empty if one is missing. */
    private List<LazySExpr> resolveAncestry(String key) {
        var line = new ArrayList<LazySExpr>();
        for (var next = Optional.of(key); next.isPresent(); ) {
            var symbol = symbols.get(next.get());
            if (symbol == null || line.size() == DEEPEST) {
                return List.of();
            }
            line.addFirst(symbol);
            next = symbol.listForms("extends").findFirst().flatMap(LazySExpr::title);
        }
        return line;
    }

    /** Reads the pins of the standard body style; the De Morgan style has the same pins again. */
    private static List<Drawn> parsePins(LazySExpr root) {
        return root.form()
                .listForms("symbol")
                .flatMap(unit -> {
                    var numbers = parseUnitAndStyle(unit.findText(1).orElse(""));
                    return numbers.style() > 1 ? Stream.empty() : unit.listForms("pin").map(pin -> parsePins(pin, numbers.unit()));
                })
                .filter(one -> !one.pin().number().isEmpty() && !one.pin().number().equals("~"))
                .toList();
    }

    private static Drawn parsePins(Form form, int unit) {
        var pin = new Pin(
                form.findForm("number").flatMap(number -> number.findText(1)).orElse(""),
                form.findForm("name").flatMap(label -> label.findText(1)).orElse("~"),
                form.findText(1).orElse("unspecified"),
                unit);
        var at = form.findForm("at").map(place -> place.findText(1).orElse("") + " " + place.findText(2).orElse("")).orElse("");
        return new Drawn(pin, unit + " " + at);
    }

    private record UnitAndStyle(int unit, int style) {}

    /** Parses the two numbers at the end of {@code R_1_1}. */
    private static UnitAndStyle parseUnitAndStyle(String unitName) {
        var numbers = UNIT_AND_STYLE.matcher(unitName);
        return numbers.find()
                ? new UnitAndStyle(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
                : new UnitAndStyle(0, 0);
    }
}
