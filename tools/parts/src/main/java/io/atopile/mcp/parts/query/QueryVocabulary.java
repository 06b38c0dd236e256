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
    record Noun(PartCategory kind, Optional<String> variant, boolean narrows) {

        private static Noun of(PartCategory kind) {
            return new Noun(kind, Optional.empty(), false);
        }

        private static Noun ofNarrowing(PartCategory kind) {
            return new Noun(kind, Optional.empty(), true);
        }

        private static Noun ofVariant(PartCategory kind, String variant) {
            return new Noun(kind, Optional.of(variant), false);
        }
    }

    private static final Map<String, Noun> NOUNS = SynonymGroup.index(
            SynonymGroup.of(Noun.of(PartCategory.RESISTOR), "resistor", "resistors", "res"),
            SynonymGroup.of(Noun.of(PartCategory.CAPACITOR), "capacitor", "capacitors", "cap", "caps", "mlcc", "electrolytic", "electrolytics", "tantalum"),
            SynonymGroup.of(Noun.of(PartCategory.INDUCTOR), "inductor", "inductors", "coil", "choke"),
            SynonymGroup.of(Noun.of(PartCategory.FERRITE_BEAD), "ferrite", "bead"),
            SynonymGroup.of(Noun.of(PartCategory.DIODE), "diode", "diodes"),
            SynonymGroup.of(Noun.ofNarrowing(PartCategory.DIODE), "schottky", "rectifier", "tvs"),
            SynonymGroup.of(Noun.of(PartCategory.ZENER_DIODE), "zener"),
            SynonymGroup.of(Noun.of(PartCategory.LED), "led", "leds"),
            SynonymGroup.of(Noun.of(PartCategory.MOSFET), "mosfet", "mosfets", "fet"),
            SynonymGroup.of(Noun.ofVariant(PartCategory.MOSFET, "n-channel"), "n-mosfet", "nmos", "n-mos", "nfet", "n-fet", "n-channel",
                    "nchannel", "n-ch"),
            SynonymGroup.of(Noun.ofVariant(PartCategory.MOSFET, "p-channel"), "p-mosfet", "pmos", "p-mos", "pfet", "p-fet", "p-channel",
                    "pchannel", "p-ch"),
            SynonymGroup.of(Noun.of(PartCategory.TRANSISTOR), "transistor", "bjt"),
            SynonymGroup.of(Noun.ofVariant(PartCategory.TRANSISTOR, "npn"), "npn"),
            SynonymGroup.of(Noun.ofVariant(PartCategory.TRANSISTOR, "pnp"), "pnp"),
            SynonymGroup.of(Noun.of(PartCategory.REGULATOR), "regulator", "regulators"),
            SynonymGroup.of(Noun.ofNarrowing(PartCategory.REGULATOR), "ldo", "buck", "boost", "dc-dc"),
            SynonymGroup.of(Noun.of(PartCategory.CRYSTAL), "crystal", "crystals", "xtal"),
            SynonymGroup.of(Noun.ofVariant(PartCategory.CRYSTAL, "oscillator"), "oscillator", "tcxo"),
            SynonymGroup.of(Noun.ofNarrowing(PartCategory.CRYSTAL), "resonator"),
            SynonymGroup.of(Noun.of(PartCategory.CONNECTOR), "connector", "connectors"),
            SynonymGroup.of(Noun.ofNarrowing(PartCategory.CONNECTOR), "header", "headers", "socket", "terminal", "jst", "receptacle", "plug",
                    "jack", "usb-c", "type-c", "fpc", "ffc", "rj45"),
            SynonymGroup.of(Noun.of(PartCategory.FUSE), "fuse", "fuses", "polyfuse"),
            SynonymGroup.of(Noun.ofNarrowing(PartCategory.FUSE), "ptc"),
            SynonymGroup.of(Noun.of(PartCategory.SWITCH), "switch"),
            SynonymGroup.of(Noun.ofNarrowing(PartCategory.SWITCH), "button", "tactile"));

    /** Things that are measured in the units of a category but don't belong to it. */
    static final Set<String> OTHER_THINGS = Set.of(
            "thermistor", "ntc", "potentiometer", "trimmer", "pot", "varistor", "array", "network", "sensor", "encoder", "relay", "transformer", "motor",
            "battery", "microcontroller", "mcu", "amplifier", "opamp", "comparator", "adc", "dac", "memory", "flash", "eeprom", "antenna", "module", "driver", "charger",
            "controller", "holder", "supercapacitor", "supercap", "common-mode", "load-switch", "analog-switch", "laser", "photodiode", "display", "buzzer",
            "speaker", "microphone", "transceiver", "isolator", "optocoupler", "reference", "supervisor", "timer", "buffer", "shifter", "multiplexer",
            "darlington", "igbt", "jfet", "thyristor", "triac", "kit");

    private static final Set<String> FILLERS = Set.of(
            "with", "in", "from", "by", "that", "is", "and", "or", "the", "a", "an", "of", "for", "rated", "smd", "smt", "chip", "part", "parts", "component", "components", "to", "metric",
            "imperial", "pin", "pins", "way", "ways", "only", "please", "find", "need", "want", "i", "me", "some", "any", "package", "footprint", "land", "lands", "size", "value", "better");

    private static final Map<String, String> DIELECTRICS = SynonymGroup.index(
            SynonymGroup.of("C0G", "c0g", "cog", "np0", "npo"),
            SynonymGroup.of("X7R", "x7r"),
            SynonymGroup.of("X5R", "x5r"),
            SynonymGroup.of("X6S", "x6s"),
            SynonymGroup.of("X7S", "x7s"),
            SynonymGroup.of("X7T", "x7t"),
            SynonymGroup.of("X8R", "x8r"),
            SynonymGroup.of("Y5V", "y5v"),
            SynonymGroup.of("Z5U", "z5u"),
            SynonymGroup.of("tantalum", "tantalum"),
            SynonymGroup.of("electrolytic", "electrolytic", "electrolytics"),
            SynonymGroup.of("polymer", "polymer"),
            SynonymGroup.of("film", "film"));

    /** Crystal products that need no external circuit to oscillate. */
    private static final Map<String, String> OSCILLATORS =
            Map.of("oscillator", "oscillator", "oscillators", "oscillator", "tcxo", "oscillator", "vcxo", "oscillator", "mems", "oscillator");

    private static final Map<String, String> COLOURS = SynonymGroup.index(
            SynonymGroup.of("red", "red"),
            SynonymGroup.of("green", "green", "emerald"),
            SynonymGroup.of("blue", "blue"),
            SynonymGroup.of("yellow", "yellow"),
            SynonymGroup.of("orange", "orange"),
            SynonymGroup.of("amber", "amber"),
            SynonymGroup.of("white", "white"),
            SynonymGroup.of("infrared", "infrared", "ir"),
            SynonymGroup.of("ultraviolet", "ultraviolet", "uv"),
            SynonymGroup.of("rgb", "rgb"));

    private static final Map<String, List<PartParameter>> PARAMETERS = SynonymGroup.index(
            SynonymGroup.of(List.of(PartParameter.RESISTANCE), "resistance", "r"),
            SynonymGroup.of(List.of(PartParameter.CAPACITANCE), "capacitance", "c"),
            SynonymGroup.of(List.of(PartParameter.INDUCTANCE), "inductance", "l"),
            SynonymGroup.of(List.of(PartParameter.IMPEDANCE), "impedance"),
            SynonymGroup.of(List.of(PartParameter.FREQUENCY), "frequency", "freq", "f"),
            SynonymGroup.of(List.of(PartParameter.LOAD_CAPACITANCE), "loadcapacitance", "cl", "load"),
            SynonymGroup.of(List.of(PartParameter.TOLERANCE), "tolerance", "tol", "accuracy"),
            SynonymGroup.of(List.of(PartParameter.TEMPERATURE_COEFFICIENT), "tempco", "tcr", "tc"),
            SynonymGroup.of(List.of(PartParameter.POWER), "power", "p", "pd"),
            SynonymGroup.of(
                    List.of(
                            PartParameter.VOLTAGE,
                            PartParameter.OUTPUT_VOLTAGE,
                            PartParameter.ZENER_VOLTAGE,
                            PartParameter.REVERSE_VOLTAGE,
                            PartParameter.DRAIN_SOURCE_VOLTAGE,
                            PartParameter.COLLECTOR_EMITTER_VOLTAGE),
                    "voltage"),
            SynonymGroup.of(
                    List.of(PartParameter.VOLTAGE, PartParameter.OUTPUT_VOLTAGE, PartParameter.ZENER_VOLTAGE, PartParameter.REVERSE_VOLTAGE), "v"),
            SynonymGroup.of(List.of(PartParameter.REVERSE_VOLTAGE, PartParameter.VOLTAGE), "vr"),
            SynonymGroup.of(List.of(PartParameter.REVERSE_VOLTAGE), "vrrm"),
            SynonymGroup.of(List.of(PartParameter.ZENER_VOLTAGE), "vz"),
            SynonymGroup.of(
                    List.of(PartParameter.CURRENT, PartParameter.OUTPUT_CURRENT, PartParameter.DRAIN_CURRENT, PartParameter.COLLECTOR_CURRENT, PartParameter.HOLD_CURRENT),
                    "current"),
            SynonymGroup.of(List.of(PartParameter.CURRENT, PartParameter.OUTPUT_CURRENT), "i", "io"),
            SynonymGroup.of(List.of(PartParameter.CURRENT), "irms", "if"),
            SynonymGroup.of(List.of(PartParameter.SATURATION_CURRENT), "isat"),
            SynonymGroup.of(List.of(PartParameter.DC_RESISTANCE), "dcr"),
            SynonymGroup.of(List.of(PartParameter.EQUIVALENT_SERIES_RESISTANCE), "esr"),
            SynonymGroup.of(List.of(PartParameter.RIPPLE_CURRENT), "ripple"),
            SynonymGroup.of(List.of(PartParameter.FORWARD_VOLTAGE), "vf"),
            SynonymGroup.of(List.of(PartParameter.REVERSE_RECOVERY_TIME), "trr"),
            SynonymGroup.of(List.of(PartParameter.WAVELENGTH), "wavelength"),
            SynonymGroup.of(List.of(PartParameter.DRAIN_SOURCE_VOLTAGE), "vds", "vdss"),
            SynonymGroup.of(List.of(PartParameter.DRAIN_CURRENT), "id"),
            SynonymGroup.of(List.of(PartParameter.ON_RESISTANCE), "rds", "rdson", "ron"),
            SynonymGroup.of(List.of(PartParameter.GATE_THRESHOLD_VOLTAGE), "vgsth", "vgs", "vth"),
            SynonymGroup.of(List.of(PartParameter.GATE_CHARGE), "qg"),
            SynonymGroup.of(List.of(PartParameter.COLLECTOR_EMITTER_VOLTAGE), "vce", "vceo"),
            SynonymGroup.of(List.of(PartParameter.COLLECTOR_CURRENT), "ic"),
            SynonymGroup.of(List.of(PartParameter.CURRENT_GAIN), "hfe", "gain"),
            SynonymGroup.of(List.of(PartParameter.OUTPUT_VOLTAGE), "vout", "output"),
            SynonymGroup.of(List.of(PartParameter.OUTPUT_CURRENT), "iout"),
            SynonymGroup.of(List.of(PartParameter.INPUT_VOLTAGE), "vin", "input"),
            SynonymGroup.of(List.of(PartParameter.DROPOUT_VOLTAGE), "dropout", "vdrop"),
            SynonymGroup.of(List.of(PartParameter.QUIESCENT_CURRENT), "iq", "quiescent"),
            SynonymGroup.of(List.of(PartParameter.PIN_COUNT), "pins", "positions"),
            SynonymGroup.of(List.of(PartParameter.PITCH), "pitch"),
            SynonymGroup.of(List.of(PartParameter.HOLD_CURRENT), "ihold"));

    private QueryVocabulary() {}

    static Set<String> listNouns() {
        return NOUNS.keySet();
    }

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
}
