package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartParameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words for categories, variants and parameters of parts; all in lower case. */
final class QueryVocabulary {

    /**
     * The category that a word refers to.
     *
     * @param narrows whether the word is more specific than the category, so that it is also searched for
     */
    record Noun(PartCategory kind, Optional<String> variant, boolean narrows) {}

    private static final Map<String, Noun> NOUNS = Map.ofEntries(
            mapNoun("resistor", PartCategory.RESISTOR),
            mapNoun("resistors", PartCategory.RESISTOR),
            mapNoun("res", PartCategory.RESISTOR),
            mapNoun("capacitor", PartCategory.CAPACITOR),
            mapNoun("capacitors", PartCategory.CAPACITOR),
            mapNoun("cap", PartCategory.CAPACITOR),
            mapNoun("caps", PartCategory.CAPACITOR),
            mapNoun("mlcc", PartCategory.CAPACITOR),
            mapNoun("inductor", PartCategory.INDUCTOR),
            mapNoun("inductors", PartCategory.INDUCTOR),
            mapNoun("coil", PartCategory.INDUCTOR),
            mapNoun("choke", PartCategory.INDUCTOR),
            mapNoun("ferrite", PartCategory.FERRITE_BEAD),
            mapNoun("bead", PartCategory.FERRITE_BEAD),
            mapNoun("diode", PartCategory.DIODE),
            mapNoun("diodes", PartCategory.DIODE),
            mapNarrowingNoun("schottky", PartCategory.DIODE),
            mapNarrowingNoun("rectifier", PartCategory.DIODE),
            mapNarrowingNoun("tvs", PartCategory.DIODE),
            mapNoun("zener", PartCategory.ZENER_DIODE),
            mapNoun("led", PartCategory.LED),
            mapNoun("leds", PartCategory.LED),
            mapNoun("mosfet", PartCategory.MOSFET),
            mapNoun("mosfets", PartCategory.MOSFET),
            mapNoun("fet", PartCategory.MOSFET),
            mapVariant("n-mosfet", PartCategory.MOSFET, "n-channel"),
            mapVariant("nmos", PartCategory.MOSFET, "n-channel"),
            mapVariant("n-mos", PartCategory.MOSFET, "n-channel"),
            mapVariant("nfet", PartCategory.MOSFET, "n-channel"),
            mapVariant("n-fet", PartCategory.MOSFET, "n-channel"),
            mapVariant("p-mosfet", PartCategory.MOSFET, "p-channel"),
            mapVariant("pmos", PartCategory.MOSFET, "p-channel"),
            mapVariant("p-mos", PartCategory.MOSFET, "p-channel"),
            mapVariant("pfet", PartCategory.MOSFET, "p-channel"),
            mapVariant("p-fet", PartCategory.MOSFET, "p-channel"),
            mapVariant("n-channel", PartCategory.MOSFET, "n-channel"),
            mapVariant("nchannel", PartCategory.MOSFET, "n-channel"),
            mapVariant("n-ch", PartCategory.MOSFET, "n-channel"),
            mapVariant("p-channel", PartCategory.MOSFET, "p-channel"),
            mapVariant("pchannel", PartCategory.MOSFET, "p-channel"),
            mapVariant("p-ch", PartCategory.MOSFET, "p-channel"),
            mapNoun("transistor", PartCategory.TRANSISTOR),
            mapNoun("bjt", PartCategory.TRANSISTOR),
            mapVariant("npn", PartCategory.TRANSISTOR, "npn"),
            mapVariant("pnp", PartCategory.TRANSISTOR, "pnp"),
            mapNoun("regulator", PartCategory.REGULATOR),
            mapNoun("regulators", PartCategory.REGULATOR),
            mapNarrowingNoun("ldo", PartCategory.REGULATOR),
            mapNarrowingNoun("buck", PartCategory.REGULATOR),
            mapNarrowingNoun("boost", PartCategory.REGULATOR),
            mapNarrowingNoun("dc-dc", PartCategory.REGULATOR),
            mapNoun("crystal", PartCategory.CRYSTAL),
            mapNoun("crystals", PartCategory.CRYSTAL),
            mapNoun("xtal", PartCategory.CRYSTAL),
            mapVariant("oscillator", PartCategory.CRYSTAL, "oscillator"),
            mapVariant("tcxo", PartCategory.CRYSTAL, "oscillator"),
            mapNarrowingNoun("resonator", PartCategory.CRYSTAL),
            mapNoun("connector", PartCategory.CONNECTOR),
            mapNoun("connectors", PartCategory.CONNECTOR),
            mapNarrowingNoun("header", PartCategory.CONNECTOR),
            mapNarrowingNoun("headers", PartCategory.CONNECTOR),
            mapNarrowingNoun("socket", PartCategory.CONNECTOR),
            mapNarrowingNoun("terminal", PartCategory.CONNECTOR),
            mapNarrowingNoun("jst", PartCategory.CONNECTOR),
            mapNarrowingNoun("receptacle", PartCategory.CONNECTOR),
            mapNarrowingNoun("plug", PartCategory.CONNECTOR),
            mapNarrowingNoun("jack", PartCategory.CONNECTOR),
            mapNarrowingNoun("usb-c", PartCategory.CONNECTOR),
            mapNarrowingNoun("type-c", PartCategory.CONNECTOR),
            mapNarrowingNoun("fpc", PartCategory.CONNECTOR),
            mapNarrowingNoun("ffc", PartCategory.CONNECTOR),
            mapNarrowingNoun("rj45", PartCategory.CONNECTOR),
            mapNoun("fuse", PartCategory.FUSE),
            mapNoun("fuses", PartCategory.FUSE),
            mapNarrowingNoun("ptc", PartCategory.FUSE),
            mapNoun("polyfuse", PartCategory.FUSE),
            mapNoun("switch", PartCategory.SWITCH),
            mapNarrowingNoun("button", PartCategory.SWITCH),
            mapNarrowingNoun("tactile", PartCategory.SWITCH));

    /** Things that are measured in the units of a category but don't belong to it. */
    static final Set<String> OTHER_THINGS = Set.of(
            "thermistor", "ntc", "potentiometer", "trimmer", "pot", "varistor", "array", "network", "sensor", "encoder", "relay", "transformer", "motor",
            "battery", "microcontroller", "mcu", "amplifier", "opamp", "comparator", "adc", "dac", "memory", "flash", "eeprom", "antenna", "module", "driver", "charger",
            "controller", "holder", "supercapacitor", "supercap", "common-mode", "load-switch", "analog-switch", "laser", "photodiode", "display", "buzzer",
            "speaker", "microphone", "transceiver", "isolator", "optocoupler", "reference", "supervisor", "timer", "buffer", "shifter", "multiplexer",
            "darlington", "igbt", "jfet", "thyristor", "triac", "kit");

    private static final Set<String> FILLERS = Set.of(
            "with", "and", "or", "the", "a", "an", "of", "for", "rated", "smd", "smt", "chip", "part", "parts", "component", "components", "to", "metric",
            "imperial", "pin", "pins", "way", "ways", "only", "please", "find", "need", "want", "i", "me", "some", "any", "package", "footprint", "size", "value", "better");

    private static final Map<String, String> DIELECTRICS = Map.ofEntries(
            Map.entry("c0g", "C0G"),
            Map.entry("cog", "C0G"),
            Map.entry("np0", "C0G"),
            Map.entry("npo", "C0G"),
            Map.entry("x7r", "X7R"),
            Map.entry("x5r", "X5R"),
            Map.entry("x6s", "X6S"),
            Map.entry("x7s", "X7S"),
            Map.entry("x7t", "X7T"),
            Map.entry("x8r", "X8R"),
            Map.entry("y5v", "Y5V"),
            Map.entry("z5u", "Z5U"),
            Map.entry("tantalum", "tantalum"),
            Map.entry("electrolytic", "electrolytic"),
            Map.entry("polymer", "polymer"),
            Map.entry("film", "film"));

    /** Crystal products that need no external circuit to oscillate. */
    private static final Map<String, String> OSCILLATORS =
            Map.of("oscillator", "oscillator", "oscillators", "oscillator", "tcxo", "oscillator", "vcxo", "oscillator", "mems", "oscillator");

    private static final Map<String, String> COLOURS = Map.ofEntries(
            Map.entry("red", "red"),
            Map.entry("green", "green"),
            Map.entry("emerald", "green"),
            Map.entry("blue", "blue"),
            Map.entry("yellow", "yellow"),
            Map.entry("orange", "orange"),
            Map.entry("amber", "amber"),
            Map.entry("white", "white"),
            Map.entry("infrared", "infrared"),
            Map.entry("ir", "infrared"),
            Map.entry("ultraviolet", "ultraviolet"),
            Map.entry("uv", "ultraviolet"),
            Map.entry("rgb", "rgb"));

    private static final Map<String, List<PartParameter>> PARAMETERS = Map.ofEntries(
            Map.entry("resistance", List.of(PartParameter.RESISTANCE)),
            Map.entry("r", List.of(PartParameter.RESISTANCE)),
            Map.entry("capacitance", List.of(PartParameter.CAPACITANCE)),
            Map.entry("c", List.of(PartParameter.CAPACITANCE)),
            Map.entry("inductance", List.of(PartParameter.INDUCTANCE)),
            Map.entry("l", List.of(PartParameter.INDUCTANCE)),
            Map.entry("impedance", List.of(PartParameter.IMPEDANCE)),
            Map.entry("frequency", List.of(PartParameter.FREQUENCY)),
            Map.entry("freq", List.of(PartParameter.FREQUENCY)),
            Map.entry("f", List.of(PartParameter.FREQUENCY)),
            Map.entry("loadcapacitance", List.of(PartParameter.LOAD_CAPACITANCE)),
            Map.entry("cl", List.of(PartParameter.LOAD_CAPACITANCE)),
            Map.entry("load", List.of(PartParameter.LOAD_CAPACITANCE)),
            Map.entry("tolerance", List.of(PartParameter.TOLERANCE)),
            Map.entry("tol", List.of(PartParameter.TOLERANCE)),
            Map.entry("accuracy", List.of(PartParameter.TOLERANCE)),
            Map.entry("tempco", List.of(PartParameter.TEMPERATURE_COEFFICIENT)),
            Map.entry("tcr", List.of(PartParameter.TEMPERATURE_COEFFICIENT)),
            Map.entry("tc", List.of(PartParameter.TEMPERATURE_COEFFICIENT)),
            Map.entry("power", List.of(PartParameter.POWER)),
            Map.entry("p", List.of(PartParameter.POWER)),
            Map.entry("pd", List.of(PartParameter.POWER)),
            Map.entry(
                    "voltage",
                    List.of(
                            PartParameter.VOLTAGE,
                            PartParameter.OUTPUT_VOLTAGE,
                            PartParameter.ZENER_VOLTAGE,
                            PartParameter.REVERSE_VOLTAGE,
                            PartParameter.DRAIN_SOURCE_VOLTAGE,
                            PartParameter.COLLECTOR_EMITTER_VOLTAGE)),
            Map.entry("v", List.of(PartParameter.VOLTAGE, PartParameter.OUTPUT_VOLTAGE, PartParameter.ZENER_VOLTAGE, PartParameter.REVERSE_VOLTAGE)),
            Map.entry("vr", List.of(PartParameter.REVERSE_VOLTAGE, PartParameter.VOLTAGE)),
            Map.entry("vrrm", List.of(PartParameter.REVERSE_VOLTAGE)),
            Map.entry("vz", List.of(PartParameter.ZENER_VOLTAGE)),
            Map.entry(
                    "current",
                    List.of(PartParameter.CURRENT, PartParameter.OUTPUT_CURRENT, PartParameter.DRAIN_CURRENT, PartParameter.COLLECTOR_CURRENT, PartParameter.HOLD_CURRENT)),
            Map.entry("i", List.of(PartParameter.CURRENT, PartParameter.OUTPUT_CURRENT)),
            Map.entry("irms", List.of(PartParameter.CURRENT)),
            Map.entry("if", List.of(PartParameter.CURRENT)),
            Map.entry("io", List.of(PartParameter.CURRENT, PartParameter.OUTPUT_CURRENT)),
            Map.entry("isat", List.of(PartParameter.SATURATION_CURRENT)),
            Map.entry("dcr", List.of(PartParameter.DC_RESISTANCE)),
            Map.entry("esr", List.of(PartParameter.EQUIVALENT_SERIES_RESISTANCE)),
            Map.entry("ripple", List.of(PartParameter.RIPPLE_CURRENT)),
            Map.entry("vf", List.of(PartParameter.FORWARD_VOLTAGE)),
            Map.entry("trr", List.of(PartParameter.REVERSE_RECOVERY_TIME)),
            Map.entry("wavelength", List.of(PartParameter.WAVELENGTH)),
            Map.entry("vds", List.of(PartParameter.DRAIN_SOURCE_VOLTAGE)),
            Map.entry("vdss", List.of(PartParameter.DRAIN_SOURCE_VOLTAGE)),
            Map.entry("id", List.of(PartParameter.DRAIN_CURRENT)),
            Map.entry("rds", List.of(PartParameter.ON_RESISTANCE)),
            Map.entry("rdson", List.of(PartParameter.ON_RESISTANCE)),
            Map.entry("ron", List.of(PartParameter.ON_RESISTANCE)),
            Map.entry("vgsth", List.of(PartParameter.GATE_THRESHOLD_VOLTAGE)),
            Map.entry("vgs", List.of(PartParameter.GATE_THRESHOLD_VOLTAGE)),
            Map.entry("vth", List.of(PartParameter.GATE_THRESHOLD_VOLTAGE)),
            Map.entry("qg", List.of(PartParameter.GATE_CHARGE)),
            Map.entry("vce", List.of(PartParameter.COLLECTOR_EMITTER_VOLTAGE)),
            Map.entry("vceo", List.of(PartParameter.COLLECTOR_EMITTER_VOLTAGE)),
            Map.entry("ic", List.of(PartParameter.COLLECTOR_CURRENT)),
            Map.entry("hfe", List.of(PartParameter.CURRENT_GAIN)),
            Map.entry("gain", List.of(PartParameter.CURRENT_GAIN)),
            Map.entry("vout", List.of(PartParameter.OUTPUT_VOLTAGE)),
            Map.entry("output", List.of(PartParameter.OUTPUT_VOLTAGE)),
            Map.entry("iout", List.of(PartParameter.OUTPUT_CURRENT)),
            Map.entry("vin", List.of(PartParameter.INPUT_VOLTAGE)),
            Map.entry("input", List.of(PartParameter.INPUT_VOLTAGE)),
            Map.entry("dropout", List.of(PartParameter.DROPOUT_VOLTAGE)),
            Map.entry("vdrop", List.of(PartParameter.DROPOUT_VOLTAGE)),
            Map.entry("iq", List.of(PartParameter.QUIESCENT_CURRENT)),
            Map.entry("quiescent", List.of(PartParameter.QUIESCENT_CURRENT)),
            Map.entry("pins", List.of(PartParameter.PIN_COUNT)),
            Map.entry("positions", List.of(PartParameter.PIN_COUNT)),
            Map.entry("pitch", List.of(PartParameter.PITCH)),
            Map.entry("ihold", List.of(PartParameter.HOLD_CURRENT)));

    private QueryVocabulary() {}

    static Optional<Noun> findNoun(String word) {
        return Optional.ofNullable(NOUNS.get(word));
    }

    /** Returns the variant of a category that a word refers to. */
    static Optional<String> mapVariant(PartCategory kind, String word) {
        return switch (kind) {
            case CAPACITOR -> Optional.ofNullable(DIELECTRICS.get(word));
            case LED -> Optional.ofNullable(COLOURS.get(word));
            case CRYSTAL -> Optional.ofNullable(OSCILLATORS.get(word));
            case MOSFET, TRANSISTOR -> findNoun(word).filter(noun -> noun.kind() == kind).flatMap(Noun::variant);
            case RESISTOR, INDUCTOR, FERRITE_BEAD, DIODE, ZENER_DIODE, REGULATOR, CONNECTOR, FUSE, SWITCH, OTHER -> Optional.empty();
        };
    }

    /** Whether a word is a dielectric that only ceramic capacitors have, which determines the category. */
    static boolean isDielectric(String word) {
        var dielectric = DIELECTRICS.get(word);
        return dielectric != null && dielectric.length() == 3;
    }

    /** Whether a word is the name of a parameter of any category. */
    static boolean isParameter(String name) {
        return PARAMETERS.containsKey(name);
    }

    /** Whether a word has no meaning in any position. */
    static boolean isFiller(String word) {
        return FILLERS.contains(word);
    }

    /** Returns the parameter of a category that a name refers to. */
    static Optional<PartParameter> findParameter(String name, PartCategory kind) {
        return PARAMETERS.getOrDefault(name, List.of()).stream().filter(kind.parameters()::contains).findFirst();
    }

    private static Map.Entry<String, Noun> mapNoun(String word, PartCategory kind) {
        return Map.entry(word, new Noun(kind, Optional.empty(), false));
    }

    private static Map.Entry<String, Noun> mapNarrowingNoun(String word, PartCategory kind) {
        return Map.entry(word, new Noun(kind, Optional.empty(), true));
    }

    private static Map.Entry<String, Noun> mapVariant(String word, PartCategory kind, String variant) {
        return Map.entry(word, new Noun(kind, Optional.of(variant), false));
    }
}
