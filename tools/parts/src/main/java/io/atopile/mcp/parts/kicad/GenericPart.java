package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.query.QueryReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A part defined only by its value and size, with KiCad's symbol and footprint; its manufacturer is still open.
 *
 * @param ratings minimum requirements on the part to be bought
 */
record GenericPart(PartCategory kind, Optional<Double> value, String packageName, Optional<String> variant, Map<PartParameter, Double> ratings) {

    /** The chip sizes that KiCad has footprints for, with their metric names. */
    static final Map<String, String> METRIC = Map.of(
            "01005", "0402", "0201", "0603", "0402", "1005", "0603", "1608", "0805", "2012", "1206", "3216", "1210", "3225", "1812", "4532", "2010", "5025",
            "2512", "6332");

    private static final Pattern SLASH = Pattern.compile("/");

    /** The symbol and footprints of a category in KiCad's libraries. */
    private record Material(String name, String symbol, String footprints, String prefix) {}

    private static final Map<PartCategory, Material> MATERIALS = new EnumMap<>(Map.of(
            PartCategory.RESISTOR, new Material("Resistor", "R", "Resistor_SMD", "R"),
            PartCategory.CAPACITOR, new Material("Capacitor", "C", "Capacitor_SMD", "C"),
            PartCategory.INDUCTOR, new Material("Inductor", "L", "Inductor_SMD", "L"),
            PartCategory.FERRITE_BEAD, new Material("Ferrite bead", "FerriteBead", "Inductor_SMD", "L"),
            PartCategory.LED, new Material("LED", "LED", "LED_SMD", "LED")));

    GenericPart {
        ratings = Map.copyOf(ratings);
    }

    /** Whether parts of a category can be generic. */
    static boolean isGeneric(PartCategory kind) {
        return MATERIALS.containsKey(kind);
    }

    /** Returns any part of a category and size. */
    static GenericPart ofSize(PartCategory kind, String packageName) {
        return new GenericPart(kind, Optional.empty(), packageName, Optional.empty(), Map.of());
    }

    /** Parses what {@link #key} writes, and variants of it; empty if the key isn't valid. */
    static Optional<GenericPart> of(String key) {
        var pieces = SLASH.splitAsStream(key).toList();
        var kind = pieces.stream().findFirst().flatMap(PartCategory::of).filter(GenericPart::isGeneric);
        if (kind.isEmpty() || pieces.size() < 3) {
            return Optional.empty();
        }
        var asked = QueryReader.read(String.join(" ", pieces).replace('_', ' '));
        if (!asked.kind().equals(kind) || asked.packages().size() != 1 || !asked.notApplied().isEmpty() || !asked.words().isEmpty()) {
            return Optional.empty();
        }
        return GenericParts.findExact(asked, asked.packages().getFirst());
    }

    /** Returns its key, in the words of a query: {@code resistor/10k/0603/1%}. */
    String key() {
        return String.join("/", words());
    }

    private List<String> words() {
        var words = new ArrayList<String>(List.of(kind.key()));
        value.ifPresent(number -> words.add(formatValue(kind.parameters().getFirst(), number)));
        variant.ifPresent(words::add);
        words.add(packageName);
        kind.parameters().stream()
                .filter(parameter -> ratings.containsKey(parameter))
                .forEach(parameter -> words.add(formatValue(parameter, ratings.getOrDefault(parameter, 0.0))));
        return words;
    }

    private static String formatValue(PartParameter parameter, double number) {
        return parameter.unit().show(number).replace(" ", "").replace("µ", "u").replace("Ω", Math.abs(number) < 1000 && number != 0 ? "R" : "").replace("ppm/K", "ppm");
    }

    Part part() {
        var material = material();
        var words = words();
        var values = new EnumMap<PartParameter, Double>(PartParameter.class);
        values.putAll(ratings);
        value.ifPresent(number -> values.put(kind.parameters().getFirst(), number));
        return new Part(
                new PartId(PartSource.GENERIC, key()),
                kind,
                String.join("-", words.subList(1, words.size())).replace("%", "pct").transform(rest -> material.prefix() + "-" + rest),
                Optional.of("Generic"),
                Optional.of(packageName),
                variant,
                material.name() + " " + String.join(", ", words.subList(1, words.size())) + "; any manufacturer's, to be chosen before ordering",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                values,
                Optional.of(new KicadLibraryId("Device", material.symbol())),
                Optional.of(footprint()),
                List.of());
    }

    private KicadLibraryId footprint() {
        var material = material();
        var prefix = kind == PartCategory.FERRITE_BEAD ? "L" : material.prefix();
        return new KicadLibraryId(material.footprints(), "%s_%s_%sMetric".formatted(prefix, packageName, METRIC.get(packageName)));
    }

    private Material material() {
        var material = MATERIALS.get(kind);
        if (material == null) {
            throw new IllegalStateException("No generic parts of category " + kind);
        }
        return material;
    }
}
