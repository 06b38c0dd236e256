package io.atopile.mcp.parts.kicad;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartAttribute;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.query.DescriptionReader;
import io.atopile.mcp.parts.query.PackageName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Converts KiCad's symbols to parts. */
public final class KicadParts {

    private static final Map<String, PartCategory> KINDS = Map.of(
            "Transistor_FET", PartCategory.MOSFET, "Transistor_BJT", PartCategory.TRANSISTOR,
            "Regulator_Linear", PartCategory.REGULATOR, "Regulator_Switching", PartCategory.REGULATOR,
            "LED", PartCategory.LED, "Oscillator", PartCategory.CRYSTAL,
            "Connector", PartCategory.CONNECTOR, "Connector_Generic", PartCategory.CONNECTOR,
            "Switch", PartCategory.SWITCH);

    private KicadParts() {}

    static PartId toPartId(Symbol symbol) {
        return new PartId(PartSource.KICAD, symbol.name().toString().replace(' ', '_'));
    }

    /** Returns the part that a symbol represents; empty if it represents none. */
    public static Optional<Part> of(Symbol symbol) {
        if (!symbol.isPart()) {
            return Optional.empty();
        }
        var description = symbol.findProperty("Description").orElse("");
        var keywords = symbol.findProperty("ki_keywords").orElse("");
        var facts = DescriptionReader.read(detectCategory(symbol, description), "", description + " " + keywords, "");
        var housing = symbol.footprint().flatMap(footprint -> PackageName.findCanonicalName(footprint.name())).or(facts::packageName);
        return Optional.of(new Part(
                toPartId(symbol),
                facts.kind(),
                symbol.name().name(),
                symbol.findProperty("Manufacturer"),
                housing,
                facts.variant(),
                description,
                keywords + " " + symbol.name().library().replace('_', ' '),
                symbol.findProperty("Datasheet").filter(link -> link.startsWith("http")),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                facts.values(),
                Optional.of(symbol.name()),
                symbol.footprint(),
                symbol.footprintFilters().isEmpty()
                        ? List.of()
                        : List.of(new PartAttribute("footprint filters", String.join(" ", symbol.footprintFilters())))));
    }

    private static Optional<PartCategory> detectCategory(Symbol symbol, String description) {
        var lower = description.toLowerCase(Locale.ROOT);
        return switch (symbol.name().library()) {
            case "Diode" -> Optional.of(lower.contains("zener") ? PartCategory.ZENER_DIODE : PartCategory.DIODE);
            case "Transistor_FET" -> lower.contains("mosfet") ? Optional.of(PartCategory.MOSFET) : Optional.empty();
            case "Device" -> findDeviceCategory(symbol.name().name());
            case String library -> Optional.ofNullable(KINDS.get(library));
        };
    }

    private static Optional<PartCategory> findDeviceCategory(String name) {
        return switch (name) {
            case "R", "R_Small", "R_US", "R_Small_US" -> Optional.of(PartCategory.RESISTOR);
            case "C", "C_Small", "C_Polarized", "C_Polarized_Small" -> Optional.of(PartCategory.CAPACITOR);
            case "L", "L_Small" -> Optional.of(PartCategory.INDUCTOR);
            case "FerriteBead", "FerriteBead_Small" -> Optional.of(PartCategory.FERRITE_BEAD);
            case "LED", "LED_Small" -> Optional.of(PartCategory.LED);
            case "D", "D_Small", "D_Schottky" -> Optional.of(PartCategory.DIODE);
            case "D_Zener" -> Optional.of(PartCategory.ZENER_DIODE);
            case "Crystal", "Crystal_Small" -> Optional.of(PartCategory.CRYSTAL);
            case "Fuse", "Polyfuse" -> Optional.of(PartCategory.FUSE);
            default -> Optional.empty();
        };
    }
}
