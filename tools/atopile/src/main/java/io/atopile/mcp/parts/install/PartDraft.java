package io.atopile.mcp.parts.install;

import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.kicad.Footprint;
import io.atopile.mcp.parts.kicad.KicadLibraries;
import io.atopile.mcp.parts.kicad.Pin;
import io.atopile.mcp.parts.kicad.Symbol;
import io.atopile.mcp.parts.kicad.SymbolLibrary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A part as the files that will stand in a project; nothing is written yet. */
public sealed interface PartDraft {

    /**
     * It can be written.
     *
     * @param name of its folder, and of its component before {@code _package}
     * @param files their texts by their names, the {@code .ato} last, since with it the part is there
     * @param signals the pads of each, by name
     * @param sources where each fact comes from, by the fact
     */
    record Ready(String name, Map<String, String> files, Map<String, List<String>> signals, Map<String, String> sources) implements PartDraft {

        /** The line that brings it into a file. */
        public String importLine() {
            return "from \"parts/%1$s/%1$s.ato\" import %1$s_package".formatted(name);
        }
    }

    /**
     * It can't be.
     *
     * @param choices what would do instead, such as footprints
     */
    record Unfit(String reason, List<String> choices) implements PartDraft {

        public Unfit {
            choices = List.copyOf(choices);
        }
    }

    /**
     * Makes the files of a part.
     *
     * @param footprint the one to use in place of the part's own
     * @param name to use in place of one made of the part number
     */
    static PartDraft of(Part part, KicadLibraries libraries, Optional<KicadLibraryId> footprint, Optional<String> name) {
        if (name.filter(wanted -> !PartName.isName(wanted)).isPresent()) {
            return new Unfit("A part's name has letters, digits and _, at most 80, and doesn't begin with a digit", List.of());
        }
        var library = part.symbol().flatMap(symbol -> libraries.findLibrary(symbol.library()));
        var symbol = part.symbol().flatMap(wanted -> library.flatMap(known -> known.findSymbol(wanted.name())));
        if (library.isEmpty() || symbol.isEmpty()) {
            return new Unfit("No symbol of KiCad's is known for this part", List.of());
        }
        var housing = footprint.or(part::footprint);
        if (housing.isEmpty()) {
            var fitting = FootprintMatcher.of(symbol.get(), libraries);
            return new Unfit("Which footprint it has isn't known; say it with footprint", fitting);
        }
        var found = libraries.findFootprint(housing.get());
        return found.isEmpty()
                ? new Unfit("There is no footprint '%s' in KiCad's libraries".formatted(housing.get()), FootprintMatcher.suggestNames(housing.get(), libraries))
                : buildChecked(part, symbol.get(), library.get(), found.get(), libraries, name.orElseGet(() -> PartName.of(part.partNumber())));
    }

    private static PartDraft buildChecked(
            Part part, Symbol symbol, SymbolLibrary library, Footprint footprint, KicadLibraries libraries, String name) {
        var numbers = symbol.pins().stream().filter(pin -> !pin.type().equals("no_connect")).map(Pin::number).distinct().toList();
        var missing = numbers.stream().filter(number -> !footprint.pads().contains(number)).toList();
        if (!missing.isEmpty()) {
            return new Unfit(
                    "The footprint %s has no pads for the symbol's pins %s; its pads are %s".formatted(footprint.name(), formatNumbers(missing), formatNumbers(footprint.pads())),
                    FootprintMatcher.of(symbol, libraries));
        }
        if (!AtomicPartWriter.isWritable(footprint.name().name())) {
            return new Unfit("The footprint's name can't be written in .ato", List.of());
        }
        var confusing = listConfusingPads(footprint.pads());
        if (!confusing.isEmpty()) {
            return new Unfit("atopile can't tell the pads %s of %s apart, or name them".formatted(formatNumbers(confusing), footprint.name()), List.of());
        }
        var signals = PartSignals.of(symbol, footprint.pads(), part.kind());
        var alone = library.extractSymbol(symbol.name().name(), name).orElseThrow();
        var files = new LinkedHashMap<String, String>();
        files.put(name + ".kicad_sym", alone);
        files.put(footprint.name().name() + ".kicad_mod", footprint.text());
        files.put(name + ".ato", AtomicPartWriter.of(part, symbol.prefix(), name, footprint.name().name(), signals));
        return new Ready(name, files, signals, describeSources(part, symbol, footprint));
    }

    /** Pads that differ from another in nothing but case, and those with something in their number that can't be written. */
    private static List<String> listConfusingPads(List<String> pads) {
        var times = pads.stream().collect(Collectors.groupingBy(pad -> pad.toLowerCase(Locale.ROOT), Collectors.counting()));
        return pads.stream().filter(pad -> times.getOrDefault(pad.toLowerCase(Locale.ROOT), 1L) > 1 || !AtomicPartWriter.isWritable(pad)).toList();
    }

    private static Map<String, String> describeSources(Part part, Symbol symbol, Footprint footprint) {
        var sources = new LinkedHashMap<String, String>();
        sources.put("part number and description", part.id().source().key());
        sources.put("symbol, pins and designator prefix", "KiCad symbol " + symbol.name());
        sources.put("footprint and pads", "KiCad footprint " + footprint.name());
        part.datasheet().ifPresent(_ -> sources.put("datasheet", part.id().source().key()));
        part.supplierNumber().ifPresent(_ -> sources.put("supplier number", part.id().source().key()));
        return sources;
    }

    private static String formatNumbers(List<String> numbers) {
        return numbers.stream().limit(12).collect(Collectors.joining(", ")) + (numbers.size() > 12 ? ", …" : "");
    }
}
