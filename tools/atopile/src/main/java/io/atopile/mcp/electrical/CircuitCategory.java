package io.atopile.mcp.electrical;

import java.util.Map;
import java.util.Optional;

/** What a part of a circuit is, as far as checks distinguish. */
public enum CircuitCategory {
    RESISTOR,
    CAPACITOR,
    INDUCTOR,
    FUSE,
    CRYSTAL,
    LED,
    DIODE,
    MOSFET,
    BJT,
    TRANSISTOR,
    OP_AMP,
    COMPARATOR,
    BATTERY,
    TEST_POINT,
    MOUNTING_HOLE,
    CONNECTOR,
    CHIP,
    OTHER;

    private static final Map<String, CircuitCategory> TYPES = Map.ofEntries(
            Map.entry("Resistor", RESISTOR),
            Map.entry("Capacitor", CAPACITOR),
            Map.entry("CapacitorPolarized", CAPACITOR),
            Map.entry("Inductor", INDUCTOR),
            Map.entry("Fuse", FUSE),
            Map.entry("Crystal", CRYSTAL),
            Map.entry("LED", LED),
            Map.entry("Diode", DIODE),
            Map.entry("MOSFET", MOSFET),
            Map.entry("BJT", BJT),
            Map.entry("OpAmp", OP_AMP),
            Map.entry("Comparator", COMPARATOR),
            Map.entry("Battery", BATTERY),
            Map.entry("TestPoint", TEST_POINT),
            Map.entry("MountingHole", MOUNTING_HOLE));

    private static final Map<String, CircuitCategory> PREFIXES = Map.ofEntries(
            Map.entry("R", RESISTOR),
            Map.entry("RN", RESISTOR),
            Map.entry("C", CAPACITOR),
            Map.entry("L", INDUCTOR),
            Map.entry("FB", INDUCTOR),
            Map.entry("F", FUSE),
            Map.entry("Y", CRYSTAL),
            Map.entry("XTAL", CRYSTAL),
            Map.entry("LED", LED),
            Map.entry("D", DIODE),
            Map.entry("Q", TRANSISTOR),
            Map.entry("TP", TEST_POINT),
            Map.entry("H", MOUNTING_HOLE),
            Map.entry("MH", MOUNTING_HOLE),
            Map.entry("FD", MOUNTING_HOLE),
            Map.entry("FID", MOUNTING_HOLE),
            Map.entry("J", CONNECTOR),
            Map.entry("P", CONNECTOR),
            Map.entry("CN", CONNECTOR),
            Map.entry("CON", CONNECTOR),
            Map.entry("CONN", CONNECTOR),
            Map.entry("USB", CONNECTOR),
            Map.entry("X", CONNECTOR),
            Map.entry("CARD", CONNECTOR),
            Map.entry("U", CHIP),
            Map.entry("IC", CHIP));

    /** Finds the category by the type of the library that a part is derived from, or else by the prefix of its designator. */
    static CircuitCategory of(Optional<String> type, Optional<String> prefix) {
        return type.map(TYPES::get).or(() -> prefix.map(PREFIXES::get)).orElse(OTHER);
    }

    /** Whether a part of this category joins the nets of its two pins for direct current. */
    boolean isSeriesElement() {
        return this == RESISTOR || this == INDUCTOR || this == FUSE;
    }

    /** Whether a part of this category can neither drive a net nor hold it at a level. */
    boolean isInert() {
        return this == CAPACITOR || this == TEST_POINT || this == MOUNTING_HOLE;
    }
}
