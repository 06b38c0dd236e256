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

/** A part as the files to be written to a project; nothing is written yet. */
public sealed interface PartDraft {

    /**
     * The files are complete.
     *
     * @param name of the part's folder, and of its component before {@code _package}
     * @param files their contents by name, the {@code .ato} last, because with it the part exists
     * @param signals the pads of each signal, by name
     * @param sources the source of each fact, by the fact
     * @param values what a design that uses the part knows of it
     * @param earlier the {@code .ato} as it was written before parts had values; absent if it is the same or was never written
     */
    record Ready(
            String name,
            Map<String, String> files,
            Map<String, List<String>> signals,
            Map<String, String> sources,
            PartValues values,
            Optional<String> earlier)
            implements PartDraft {

        /** A part without values. */
        public Ready(String name, Map<String, String> files, Map<String, List<String>> signals, Map<String, String> sources) {
            this(name, files, signals, sources, PartValues.NONE, Optional.empty());
        }

        /** Returns the line that imports the part into an {@code .ato} file. */
        public String importLine() {
            return "from \"parts/%1$s/%1$s.ato\" import %1$s_package".formatted(name);
        }
    }

    /**
     * The files can't be created.
     *
     * @param choices possible alternatives, such as footprints
     */
    record Unfit(String reason, List<String> choices) implements PartDraft {

        public Unfit {
            choices = List.copyOf(choices);
        }
    }

    /**
     * Creates the files of a part.
     *
     * @param footprint replaces the part's own footprint
     * @param name replaces the name derived from the part number
     */
    static PartDraft of(Part part, KicadLibraries libraries, Optional<KicadLibraryId> footprint, Optional<String> name) {
        if (name.filter(wanted -> !PartName.isName(wanted)).isPresent()) {
            return new Unfit("A part name consists of at most 80 letters, digits and underscores, and doesn't begin with a digit", List.of());
        }
        var library = part.symbol().flatMap(symbol -> libraries.findLibrary(symbol.library()));
        var symbol = part.symbol().flatMap(wanted -> library.flatMap(known -> known.findSymbol(wanted.name())));
        if (library.isEmpty() || symbol.isEmpty()) {
            return new Unfit("No KiCad symbol is known for this part", List.of());
        }
        var housing = footprint.or(part::footprint);
        if (housing.isEmpty()) {
            var fitting = FootprintMatcher.of(symbol.get(), libraries);
            return new Unfit("The footprint is unknown; choose one with the footprint argument", fitting);
        }
        var found = libraries.findFootprint(housing.get());
        return found.isEmpty()
                ? new Unfit("KiCad's libraries contain no footprint '%s'".formatted(housing.get()), FootprintMatcher.suggestNames(housing.get(), libraries))
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
            return new Unfit("The footprint's name contains characters that can't be written in .ato", List.of());
        }
        var confusing = listConfusingPads(footprint.pads());
        if (!confusing.isEmpty()) {
            return new Unfit("atopile can't distinguish or name the pads %s of %s".formatted(formatNumbers(confusing), footprint.name()), List.of());
        }
        return buildReady(part, symbol, library, footprint, name);
    }

    private static Ready buildReady(Part part, Symbol symbol, SymbolLibrary library, Footprint footprint, String name) {
        var signals = PartSignals.of(symbol, footprint.pads(), part.kind());
        var values = PartValues.of(part, signals);
        var housing = footprint.name().name();
        var files = new LinkedHashMap<String, String>();
        files.put(name + ".kicad_sym", library.extractSymbol(symbol.name().name(), name).orElseThrow());
        files.put(housing + ".kicad_mod", footprint.text());
        files.put(name + ".ato", AtomicPartWriter.of(part, symbol.prefix(), name, housing, signals, values));
        var earlier = AtomicPartWriter.of(part, symbol.prefix(), name, housing, signals, PartValues.NONE);
        return new Ready(
                name, files, signals, describeSources(part, symbol, footprint, values), values, Optional.of(earlier).filter(_ -> !values.isEmpty()));
    }

    /** Lists pads that differ only in case, and pads whose number contains characters that can't be written. */
    private static List<String> listConfusingPads(List<String> pads) {
        var times = pads.stream().collect(Collectors.groupingBy(pad -> pad.toLowerCase(Locale.ROOT), Collectors.counting()));
        return pads.stream().filter(pad -> times.getOrDefault(pad.toLowerCase(Locale.ROOT), 1L) > 1 || !AtomicPartWriter.isWritable(pad)).toList();
    }

    private static Map<String, String> describeSources(Part part, Symbol symbol, Footprint footprint, PartValues values) {
        var sources = new LinkedHashMap<String, String>();
        sources.put("part number and description", part.id().source().key());
        sources.put("symbol, pins and designator prefix", "KiCad symbol " + symbol.name());
        sources.put("footprint and pads", "KiCad footprint " + footprint.name());
        part.datasheet().ifPresent(_ -> sources.put("datasheet", part.id().source().key()));
        part.supplierNumber().ifPresent(_ -> sources.put("supplier number", part.id().source().key()));
        if (!values.isEmpty()) {
            sources.put("values", part.id().source().key());
        }
        return sources;
    }

    private static String formatNumbers(List<String> numbers) {
        return numbers.stream().limit(12).collect(Collectors.joining(", ")) + (numbers.size() > 12 ? ", …" : "");
    }
}
