package io.atopile.mcp.parts.install;

import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.parts.kicad.KicadLibraries;
import io.atopile.mcp.parts.kicad.Pin;
import io.atopile.mcp.parts.kicad.Symbol;
import io.atopile.mcp.tool.NameSuggestions;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds candidate footprints. */
final class FootprintMatcher {

    private static final int MOST = 20;
    private static final int MOST_READ = 400;

    private FootprintMatcher() {}

    /** Lists the footprints whose names match a symbol's filters and that have a pad for each of its pins; those with the fewest pads first. */
    static List<String> of(Symbol symbol, KicadLibraries libraries) {
        var filters = symbol.footprintFilters().stream().map(FootprintMatcher::toPattern).toList();
        var pins = symbol.pins().stream().map(Pin::number).collect(Collectors.toSet());
        return libraries.footprintNames().stream()
                .filter(name -> filters.stream().anyMatch(filter -> filter.matcher(name.name()).matches() || filter.matcher(name.toString()).matches()))
                .limit(MOST_READ)
                .flatMap(name -> libraries.findFootprint(name).stream())
                .filter(footprint -> footprint.pads().containsAll(pins))
                .sorted(Comparator.comparingInt(footprint -> footprint.pads().size()))
                .limit(MOST)
                .map(footprint -> footprint.name().toString())
                .toList();
    }

    /** Lists the footprints with similar names. */
    static List<String> suggestNames(KicadLibraryId name, KicadLibraries libraries) {
        return NameSuggestions.of(name.toString(), libraries.footprintNames().stream().map(KicadLibraryId::toString).toList());
    }

    private static Pattern toPattern(String filter) {
        var text = new StringBuilder();
        filter.codePoints().forEach(c -> {
            switch (c) {
                case '*' -> text.append(".*");
                case '?' -> text.append('.');
                default -> text.append(Pattern.quote(Character.toString(c)));
            }
        });
        return Pattern.compile(text.toString(), Pattern.CASE_INSENSITIVE);
    }
}
