package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.sexpr.SExpr.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Extracts a symbol from a library, including what it inherits, into a library of its own. */
final class SymbolExtractor {

    private SymbolExtractor() {}

    /** Returns the new library's text; {@code line} contains the texts of the symbol's ancestors, root first, and then its own. */
    static String of(List<String> line, String key) {
        var pieces = new LinkedHashMap<String, String>();
        for (var symbol : line) {
            LazySExpr.of(symbol).orElseThrow().listForms().stream()
                    .filter(piece -> !piece.name().equals("symbol") && !piece.name().equals("extends"))
                    .forEach(piece -> pieces.put(toId(piece), piece.source()));
        }
        var root = LazySExpr.of(line.getFirst()).orElseThrow();
        var units = root.listForms("symbol").map(unit -> renameUnit(unit.source(), unit.form(), root.title().orElse(""), key));
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

    private static String renameUnit(String source, Form unit, String rootName, String key) {
        var atom = unit.findAtom(1).orElseThrow();
        var suffix = Optional.of(atom.value()).filter(name -> name.startsWith(rootName)).map(name -> name.substring(rootName.length())).orElse("_0_1");
        return source.substring(0, atom.start()) + quote(key + suffix) + source.substring(atom.end());
    }

    private static String quote(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
