package io.atopile.mcp.parts.query;

import io.atopile.mcp.parts.Parameter;
import io.atopile.mcp.parts.PartKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words that people use for kinds, variants and parameters of parts; all lower case. */
final class Vocabulary {

    /**
     * What a word says of the kind.
     *
     * @param narrows whether it says more than the kind, so that parts are looked for by it as well
     */
    record Noun(PartKind kind, Optional<String> variant, boolean narrows) {}

    private static final Map<String, Noun> NOUNS = Map.ofEntries(
            plain("resistor", PartKind.RESISTOR),
            plain("resistors", PartKind.RESISTOR),
            plain("res", PartKind.RESISTOR),
            plain("capacitor", PartKind.CAPACITOR),
            plain("capacitors", PartKind.CAPACITOR),
            plain("cap", PartKind.CAPACITOR),
            plain("caps", PartKind.CAPACITOR),
            plain("mlcc", PartKind.CAPACITOR),
            plain("inductor", PartKind.INDUCTOR),
            plain("inductors", PartKind.INDUCTOR),
            plain("coil", PartKind.INDUCTOR),
            plain("choke", PartKind.INDUCTOR),
            plain("ferrite", PartKind.FERRITE_BEAD),
            plain("bead", PartKind.FERRITE_BEAD),
            plain("diode", PartKind.DIODE),
            plain("diodes", PartKind.DIODE),
            narrowing("schottky", PartKind.DIODE),
            narrowing("rectifier", PartKind.DIODE),
            narrowing("tvs", PartKind.DIODE),
            plain("zener", PartKind.ZENER_DIODE),
            plain("led", PartKind.LED),
            plain("leds", PartKind.LED),
            plain("mosfet", PartKind.MOSFET),
            plain("mosfets", PartKind.MOSFET),
            plain("fet", PartKind.MOSFET),
            variant("n-mosfet", PartKind.MOSFET, "n-channel"),
            variant("nmos", PartKind.MOSFET, "n-channel"),
            variant("n-mos", PartKind.MOSFET, "n-channel"),
            variant("nfet", PartKind.MOSFET, "n-channel"),
            variant("n-fet", PartKind.MOSFET, "n-channel"),
            variant("p-mosfet", PartKind.MOSFET, "p-channel"),
            variant("pmos", PartKind.MOSFET, "p-channel"),
            variant("p-mos", PartKind.MOSFET, "p-channel"),
            variant("pfet", PartKind.MOSFET, "p-channel"),
            variant("p-fet", PartKind.MOSFET, "p-channel"),
            variant("n-channel", PartKind.MOSFET, "n-channel"),
            variant("nchannel", PartKind.MOSFET, "n-channel"),
            variant("n-ch", PartKind.MOSFET, "n-channel"),
            variant("p-channel", PartKind.MOSFET, "p-channel"),
            variant("pchannel", PartKind.MOSFET, "p-channel"),
            variant("p-ch", PartKind.MOSFET, "p-channel"),
            plain("transistor", PartKind.TRANSISTOR),
            plain("bjt", PartKind.TRANSISTOR),
            variant("npn", PartKind.TRANSISTOR, "npn"),
            variant("pnp", PartKind.TRANSISTOR, "pnp"),
            plain("regulator", PartKind.REGULATOR),
            plain("regulators", PartKind.REGULATOR),
            narrowing("ldo", PartKind.REGULATOR),
            narrowing("buck", PartKind.REGULATOR),
            narrowing("boost", PartKind.REGULATOR),
            narrowing("dc-dc", PartKind.REGULATOR),
            plain("crystal", PartKind.CRYSTAL),
            plain("crystals", PartKind.CRYSTAL),
            plain("xtal", PartKind.CRYSTAL),
            variant("oscillator", PartKind.CRYSTAL, "oscillator"),
            variant("tcxo", PartKind.CRYSTAL, "oscillator"),
            narrowing("resonator", PartKind.CRYSTAL),
            plain("connector", PartKind.CONNECTOR),
            plain("connectors", PartKind.CONNECTOR),
            narrowing("header", PartKind.CONNECTOR),
            narrowing("headers", PartKind.CONNECTOR),
            narrowing("socket", PartKind.CONNECTOR),
            narrowing("terminal", PartKind.CONNECTOR),
            narrowing("jst", PartKind.CONNECTOR),
            narrowing("receptacle", PartKind.CONNECTOR),
            narrowing("plug", PartKind.CONNECTOR),
            narrowing("jack", PartKind.CONNECTOR),
            narrowing("usb-c", PartKind.CONNECTOR),
            narrowing("type-c", PartKind.CONNECTOR),
            narrowing("fpc", PartKind.CONNECTOR),
            narrowing("ffc", PartKind.CONNECTOR),
            narrowing("rj45", PartKind.CONNECTOR),
            plain("fuse", PartKind.FUSE),
            plain("fuses", PartKind.FUSE),
            narrowing("ptc", PartKind.FUSE),
            plain("polyfuse", PartKind.FUSE),
            plain("switch", PartKind.SWITCH),
            narrowing("button", PartKind.SWITCH),
            narrowing("tactile", PartKind.SWITCH));

    /** Things that are measured in the units of a kind, but are none of it. */
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

    /** What a crystal is that needs nothing beside it to swing. */
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

    private static final Map<String, List<Parameter>> PARAMETERS = Map.ofEntries(
            Map.entry("resistance", List.of(Parameter.RESISTANCE)),
            Map.entry("r", List.of(Parameter.RESISTANCE)),
            Map.entry("capacitance", List.of(Parameter.CAPACITANCE)),
            Map.entry("c", List.of(Parameter.CAPACITANCE)),
            Map.entry("inductance", List.of(Parameter.INDUCTANCE)),
            Map.entry("l", List.of(Parameter.INDUCTANCE)),
            Map.entry("impedance", List.of(Parameter.IMPEDANCE)),
            Map.entry("frequency", List.of(Parameter.FREQUENCY)),
            Map.entry("freq", List.of(Parameter.FREQUENCY)),
            Map.entry("f", List.of(Parameter.FREQUENCY)),
            Map.entry("loadcapacitance", List.of(Parameter.LOAD_CAPACITANCE)),
            Map.entry("cl", List.of(Parameter.LOAD_CAPACITANCE)),
            Map.entry("load", List.of(Parameter.LOAD_CAPACITANCE)),
            Map.entry("tolerance", List.of(Parameter.TOLERANCE)),
            Map.entry("tol", List.of(Parameter.TOLERANCE)),
            Map.entry("accuracy", List.of(Parameter.TOLERANCE)),
            Map.entry("tempco", List.of(Parameter.TEMPERATURE_COEFFICIENT)),
            Map.entry("tcr", List.of(Parameter.TEMPERATURE_COEFFICIENT)),
            Map.entry("tc", List.of(Parameter.TEMPERATURE_COEFFICIENT)),
            Map.entry("power", List.of(Parameter.POWER)),
            Map.entry("p", List.of(Parameter.POWER)),
            Map.entry("pd", List.of(Parameter.POWER)),
            Map.entry(
                    "voltage",
                    List.of(
                            Parameter.VOLTAGE,
                            Parameter.OUTPUT_VOLTAGE,
                            Parameter.ZENER_VOLTAGE,
                            Parameter.REVERSE_VOLTAGE,
                            Parameter.DRAIN_SOURCE_VOLTAGE,
                            Parameter.COLLECTOR_EMITTER_VOLTAGE)),
            Map.entry("v", List.of(Parameter.VOLTAGE, Parameter.OUTPUT_VOLTAGE, Parameter.ZENER_VOLTAGE, Parameter.REVERSE_VOLTAGE)),
            Map.entry("vr", List.of(Parameter.REVERSE_VOLTAGE, Parameter.VOLTAGE)),
            Map.entry("vrrm", List.of(Parameter.REVERSE_VOLTAGE)),
            Map.entry("vz", List.of(Parameter.ZENER_VOLTAGE)),
            Map.entry(
                    "current",
                    List.of(Parameter.CURRENT, Parameter.OUTPUT_CURRENT, Parameter.DRAIN_CURRENT, Parameter.COLLECTOR_CURRENT, Parameter.HOLD_CURRENT)),
            Map.entry("i", List.of(Parameter.CURRENT, Parameter.OUTPUT_CURRENT)),
            Map.entry("irms", List.of(Parameter.CURRENT)),
            Map.entry("if", List.of(Parameter.CURRENT)),
            Map.entry("io", List.of(Parameter.CURRENT, Parameter.OUTPUT_CURRENT)),
            Map.entry("isat", List.of(Parameter.SATURATION_CURRENT)),
            Map.entry("dcr", List.of(Parameter.DC_RESISTANCE)),
            Map.entry("esr", List.of(Parameter.EQUIVALENT_SERIES_RESISTANCE)),
            Map.entry("ripple", List.of(Parameter.RIPPLE_CURRENT)),
            Map.entry("vf", List.of(Parameter.FORWARD_VOLTAGE)),
            Map.entry("trr", List.of(Parameter.REVERSE_RECOVERY_TIME)),
            Map.entry("wavelength", List.of(Parameter.WAVELENGTH)),
            Map.entry("vds", List.of(Parameter.DRAIN_SOURCE_VOLTAGE)),
            Map.entry("vdss", List.of(Parameter.DRAIN_SOURCE_VOLTAGE)),
            Map.entry("id", List.of(Parameter.DRAIN_CURRENT)),
            Map.entry("rds", List.of(Parameter.ON_RESISTANCE)),
            Map.entry("rdson", List.of(Parameter.ON_RESISTANCE)),
            Map.entry("ron", List.of(Parameter.ON_RESISTANCE)),
            Map.entry("vgsth", List.of(Parameter.GATE_THRESHOLD_VOLTAGE)),
            Map.entry("vgs", List.of(Parameter.GATE_THRESHOLD_VOLTAGE)),
            Map.entry("vth", List.of(Parameter.GATE_THRESHOLD_VOLTAGE)),
            Map.entry("qg", List.of(Parameter.GATE_CHARGE)),
            Map.entry("vce", List.of(Parameter.COLLECTOR_EMITTER_VOLTAGE)),
            Map.entry("vceo", List.of(Parameter.COLLECTOR_EMITTER_VOLTAGE)),
            Map.entry("ic", List.of(Parameter.COLLECTOR_CURRENT)),
            Map.entry("hfe", List.of(Parameter.CURRENT_GAIN)),
            Map.entry("gain", List.of(Parameter.CURRENT_GAIN)),
            Map.entry("vout", List.of(Parameter.OUTPUT_VOLTAGE)),
            Map.entry("output", List.of(Parameter.OUTPUT_VOLTAGE)),
            Map.entry("iout", List.of(Parameter.OUTPUT_CURRENT)),
            Map.entry("vin", List.of(Parameter.INPUT_VOLTAGE)),
            Map.entry("input", List.of(Parameter.INPUT_VOLTAGE)),
            Map.entry("dropout", List.of(Parameter.DROPOUT_VOLTAGE)),
            Map.entry("vdrop", List.of(Parameter.DROPOUT_VOLTAGE)),
            Map.entry("iq", List.of(Parameter.QUIESCENT_CURRENT)),
            Map.entry("quiescent", List.of(Parameter.QUIESCENT_CURRENT)),
            Map.entry("pins", List.of(Parameter.PIN_COUNT)),
            Map.entry("positions", List.of(Parameter.PIN_COUNT)),
            Map.entry("pitch", List.of(Parameter.PITCH)),
            Map.entry("ihold", List.of(Parameter.HOLD_CURRENT)));

    private Vocabulary() {}

    static Optional<Noun> noun(String word) {
        return Optional.ofNullable(NOUNS.get(word));
    }

    /** What a word says of the variant of a kind. */
    static Optional<String> variant(PartKind kind, String word) {
        return switch (kind) {
            case CAPACITOR -> Optional.ofNullable(DIELECTRICS.get(word));
            case LED -> Optional.ofNullable(COLOURS.get(word));
            case CRYSTAL -> Optional.ofNullable(OSCILLATORS.get(word));
            case MOSFET, TRANSISTOR -> noun(word).filter(noun -> noun.kind() == kind).flatMap(Noun::variant);
            case RESISTOR, INDUCTOR, FERRITE_BEAD, DIODE, ZENER_DIODE, REGULATOR, CONNECTOR, FUSE, SWITCH, OTHER -> Optional.empty();
        };
    }

    /** Whether a word is a dielectric that only ceramic capacitors have, which says what is looked for. */
    static boolean isDielectric(String word) {
        var dielectric = DIELECTRICS.get(word);
        return dielectric != null && dielectric.length() == 3;
    }

    /** Whether a word is the name of a parameter of any kind. */
    static boolean isParameter(String name) {
        return PARAMETERS.containsKey(name);
    }

    /** Whether a word says nothing, wherever it stands. */
    static boolean isFiller(String word) {
        return FILLERS.contains(word);
    }

    /** The parameter of a kind that a name means. */
    static Optional<Parameter> parameter(String name, PartKind kind) {
        return PARAMETERS.getOrDefault(name, List.of()).stream().filter(kind.parameters()::contains).findFirst();
    }

    private static Map.Entry<String, Noun> plain(String word, PartKind kind) {
        return Map.entry(word, new Noun(kind, Optional.empty(), false));
    }

    private static Map.Entry<String, Noun> narrowing(String word, PartKind kind) {
        return Map.entry(word, new Noun(kind, Optional.empty(), true));
    }

    private static Map.Entry<String, Noun> variant(String word, PartKind kind, String variant) {
        return Map.entry(word, new Noun(kind, Optional.of(variant), false));
    }
}
