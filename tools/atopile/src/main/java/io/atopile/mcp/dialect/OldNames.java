package io.atopile.mcp.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names that older versions of atopile's library had, and what replaced them.
 *
 * @param types types by their old name
 * @param members members of a type by their old name, by the type's present name
 * @param attributes attributes of any part by their old name
 * @param folder the folder of the library's files, from which older versions imported
 */
public record OldNames(Map<String, Successor> types, Map<String, Map<String, String>> members, Map<String, String> attributes, String folder) {

    /**
     * What replaced a type.
     *
     * @param name the type that can be written instead; empty if there is none in the library
     * @param advice what else has to change, or what to use instead
     */
    public record Successor(Optional<String> name, String advice) {

        static Successor of(String name) {
            return new Successor(Optional.of(name), "");
        }

        static Successor of(String name, String advice) {
            return new Successor(Optional.of(name), advice);
        }

        static Successor ofPackage(String advice) {
            return new Successor(Optional.empty(), advice);
        }
    }

    private static final Map<String, String> TWO_TERMINALS = Map.of("p1", "unnamed[0]", "p2", "unnamed[1]", "1", "unnamed[0]", "2", "unnamed[1]");
    private static final Map<String, String> REFERENCE = Map.of("v_ref", "reference_voltage");

    static final OldNames OF_0_15 = new OldNames(
            Map.ofEntries(
                    Map.entry("Power", Successor.of("ElectricPower")),
                    Map.entry("ElectricalPower", Successor.of("ElectricPower")),
                    Map.entry("Pair", Successor.of("DifferentialPair")),
                    Map.entry("DiffPair", Successor.of("DifferentialPair")),
                    Map.entry("VDiv", Successor.of("ResistorVoltageDivider", "Its members have other names.")),
                    Map.entry("VoltageDivider", Successor.of("ResistorVoltageDivider", "Its members have other names.")),
                    Map.entry("USB2", Successor.of("USB2_0", "Its lines are usb_if.d.p and usb_if.d.n.")),
                    Map.entry("QSPI", Successor.ofPackage("Use MultiSPI<data_lane_count=4>, whose lines are clock, chip_select and the array data.")),
                    Map.entry("NFET", Successor.of("MOSFET", "channel_type says which channel it has.")),
                    Map.entry("PFET", Successor.of("MOSFET", "channel_type says which channel it has.")),
                    Map.entry("NPN", Successor.of("BJT", "doping_type says which type it is.")),
                    Map.entry("PNP", Successor.of("BJT", "doping_type says which type it is.")),
                    Map.entry("Zener", Successor.of("Diode")),
                    Map.entry("Schottky", Successor.of("Diode")),
                    Map.entry("CapacitorElectrolytic", Successor.of("CapacitorPolarized", "Its terminals are anode and cathode.")),
                    Map.entry("Oscillator", Successor.of("Crystal_Oscillator")),
                    Map.entry("ResistorNetwork", Successor.of("ResistorArray")),
                    Map.entry("LDO", Successor.of("FixedLDO", "AdjustableLDO is the one with a feedback divider.")),
                    Map.entry("PoweredLED", Successor.ofPackage(
                            "Use an LED with a Resistor in series, or the package atopile/indicator-leds (LEDIndicatorRed and others).")),
                    Map.entry("LEDIndicator", Successor.ofPackage("Use the package atopile/indicator-leds (LEDIndicatorRed and others).")),
                    Map.entry("Button", Successor.ofPackage("Use the package atopile/buttons.")),
                    Map.entry("Switch", Successor.ofPackage("Use the package atopile/buttons, or a part of the project.")),
                    Map.entry("ButtonCell", Successor.ofPackage("Use Battery, or a part of the project.")),
                    Map.entry("Header", Successor.ofPackage("Use a part of the project: parts_search finds pin headers.")),
                    Map.entry("Potentiometer", Successor.ofPackage("Use a part of the project: parts_search finds one.")),
                    Map.entry("Relay", Successor.ofPackage("Use a part of the project: parts_search finds one.")),
                    Map.entry("TVS", Successor.ofPackage("Use Diode, or a part of the project.")),
                    Map.entry("GDT", Successor.ofPackage("Use a part of the project: parts_search finds one.")),
                    Map.entry("EEPROM", Successor.ofPackage("Use a package: packages_search finds one.")),
                    Map.entry("FerriteBead", Successor.ofPackage("Use Inductor, or a part of the project.")),
                    Map.entry("Common_Mode_Filter", Successor.ofPackage("Use a part of the project: parts_search finds one.")),
                    Map.entry("SurgeProtection", Successor.ofPackage("Use a part of the project: parts_search finds one."))),
            Map.ofEntries(
                    Map.entry("ElectricPower", Map.of("vcc", "hv", "gnd", "lv")),
                    Map.entry("Resistor", join(TWO_TERMINALS, Map.of("value", "resistance"))),
                    Map.entry("Capacitor", join(TWO_TERMINALS, Map.of("value", "capacitance", "rated_voltage", "max_voltage"))),
                    Map.entry("CapacitorPolarized", Map.of("value", "capacitance", "rated_voltage", "max_voltage")),
                    Map.entry("Inductor", join(TWO_TERMINALS, Map.of("value", "inductance", "rated_current", "max_current"))),
                    Map.entry("Fuse", TWO_TERMINALS),
                    Map.entry("Diode", Map.of("v_f", "forward_voltage", "i_max", "max_current")),
                    Map.entry("LED", Map.of(
                            "anode", "diode.anode", "cathode", "diode.cathode", "v_f", "diode.forward_voltage", "i_max", "diode.max_current",
                            "forward_voltage", "diode.forward_voltage", "max_current", "diode.max_current")),
                    Map.entry("Crystal", Map.of("load_cap", "load_capacitance")),
                    Map.entry("AdjustableRegulator", REFERENCE),
                    Map.entry("AdjustableLDO", REFERENCE),
                    Map.entry("Buck", REFERENCE),
                    Map.entry("Boost", REFERENCE),
                    Map.entry("Flyback", REFERENCE),
                    Map.entry("ElectricLogic", Map.of("io", "line", "signal", "line")),
                    Map.entry("ElectricSignal", Map.of("io", "line", "signal", "line")),
                    Map.entry("SPI", Map.of("sck", "sclk")),
                    Map.entry("UART", Map.of("tx", "base_uart.tx", "rx", "base_uart.rx")),
                    Map.entry("ResistorVoltageDivider", Map.of("i_q", "current"))),
            Map.of("footprint", "package", "partno", "mpn", "lcsc", "lcsc_id", "mfr", "manufacturer", "datasheet", "datasheet_url"),
            "generics/");

    public OldNames {
        types = Map.copyOf(types);
        members = Map.copyOf(members);
        attributes = Map.copyOf(attributes);
    }

    /** Returns what replaced a type; empty if its name isn't an old one. */
    public Optional<Successor> findType(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** Returns the present name of a member of a type. */
    public Optional<String> findMember(String type, String name) {
        return Optional.ofNullable(Objects.requireNonNullElse(members.get(type), Map.<String, String>of()).get(name))
                .or(() -> Optional.ofNullable(attributes.get(name)));
    }

    /** Returns the present names of those of the words that are old names of types. */
    public List<String> findSuccessors(String words) {
        return findEntries(words).flatMap(entry -> entry.getValue().name().stream()).distinct().toList();
    }

    private Stream<Map.Entry<String, Successor>> findEntries(String words) {
        return List.of(words.split("[\\s,;]+", -1)).stream().flatMap(word -> types.entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(word)));
    }

    /** Returns a sentence on what became of each of the words that is an old name. */
    public List<String> describe(String words) {
        return findEntries(words)
                .map(entry -> describe(entry.getKey(), entry.getValue()))
                .distinct()
                .toList();
    }

    private static String describe(String name, Successor successor) {
        String now = successor.name().map(found -> "%s is now %s.".formatted(name, found)).orElse("%s is no longer in the library.".formatted(name));
        return successor.advice().isEmpty() ? now : now + " " + successor.advice();
    }

    private static Map<String, String> join(Map<String, String> some, Map<String, String> others) {
        var all = new HashMap<>(some);
        all.putAll(others);
        return Map.copyOf(all);
    }
}
