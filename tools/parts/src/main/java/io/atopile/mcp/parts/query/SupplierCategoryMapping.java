package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.PartCategory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Maps a supplier's category to ours, as far as its name is conclusive. */
final class SupplierCategoryMapping {

    private static final int MOST_REMEMBERED = 5_000;

    /** A rule on a category's name; the first that matches decides. */
    private record Rule(PartCategory kind, List<String> all, List<String> none) {

        boolean fits(String category) {
            return all.stream().anyMatch(category::contains) && none.stream().noneMatch(category::contains);
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(PartCategory.FERRITE_BEAD, List.of("ferrite bead"), List.of()),
            new Rule(
                    PartCategory.RESISTOR,
                    List.of("resistor"),
                    List.of("thermistor", "varistor", "potentiometer", "variable", "network", "array", "photo", "kit", "pre-biased", "ntc", "ptc", "transistor")),
            new Rule(PartCategory.CAPACITOR, List.of("capacitor"), List.of("supercap", "array", "network", "kit", "trimmer", "variable", "driver")),
            new Rule(PartCategory.INDUCTOR, List.of("inductor"), List.of("kit", "ferrite", "array", "variable")),
            new Rule(PartCategory.ZENER_DIODE, List.of("zener"), List.of()),
            new Rule(PartCategory.LED, List.of("light emitting diode", "led indication", "/ leds", "leds (", "infrared led", "rgb led", "ultraviolet led"), List.of("driver", "display", "segment")),
            new Rule(PartCategory.MOSFET, List.of("mosfet"), List.of("driver", "gate drive")),
            new Rule(PartCategory.TRANSISTOR, List.of("bipolar (bjt)", "bipolar transistor", "transistors (bjt)"), List.of("digital", "darlington", "array")),
            new Rule(PartCategory.DIODE, List.of("diode"), List.of("array", "laser", "photo", "led", "light emitting", "driver")),
            new Rule(PartCategory.REGULATOR, List.of("voltage regulator", "dc-dc converter", "linear voltage", "switching regulator"), List.of("module", "reference")),
            new Rule(PartCategory.CRYSTAL, List.of("crystal", "oscillator", "resonator"), List.of("display", "timer")),
            new Rule(PartCategory.FUSE, List.of("fuse"), List.of("holder", "clip")),
            new Rule(PartCategory.CONNECTOR, List.of("connector", "header", "terminal block"), List.of("crimp", "housing", "tool", "kit")),
            new Rule(PartCategory.SWITCH, List.of("switches", "tactile", "slide switch", "dip switch"), List.of("power distribution", "analog", "ics", "load switch")));

    private static final Map<String, PartCategory> REMEMBERED = new ConcurrentHashMap<>();

    private SupplierCategoryMapping() {}

    static Optional<PartCategory> of(String category) {
        var known = REMEMBERED.get(category);
        if (known == null) {
            var lower = category.toLowerCase(Locale.ROOT);
            known = RULES.stream().filter(rule -> rule.fits(lower)).findFirst().map(Rule::kind).orElse(PartCategory.OTHER);
            if (REMEMBERED.size() < MOST_REMEMBERED) {
                REMEMBERED.put(category, known);
            }
        }
        return known == PartCategory.OTHER ? Optional.empty() : Optional.of(known);
    }
}
