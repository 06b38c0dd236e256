package io.atopile.mcp.electrical;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a part of a circuit is, as far as checks distinguish. */
public enum CircuitCategory {
    RESISTOR(List.of("Resistor"), "R", "RN"),
    CAPACITOR(List.of("Capacitor", "CapacitorPolarized"), "C"),
    INDUCTOR(List.of("Inductor"), "L", "FB"),
    FUSE(List.of("Fuse"), "F"),
    CRYSTAL(List.of("Crystal"), "Y", "XTAL"),
    LED(List.of("LED"), "LED"),
    DIODE(List.of("Diode"), "D"),
    MOSFET(List.of("MOSFET")),
    BJT(List.of("BJT")),
    TRANSISTOR(List.of(), "Q"),
    OP_AMP(List.of("OpAmp")),
    COMPARATOR(List.of("Comparator")),
    BATTERY(List.of("Battery")),
    TEST_POINT(List.of("TestPoint"), "TP"),
    MOUNTING_HOLE(List.of("MountingHole"), "H", "MH", "FD", "FID"),
    CONNECTOR(List.of(), "J", "P", "CN", "CON", "CONN", "USB", "X", "CARD"),
    CHIP(List.of(), "U", "IC"),
    OTHER(List.of());

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> types;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> prefixes;

    CircuitCategory(List<String> types, String... prefixes) {
        this.types = types;
        this.prefixes = List.of(prefixes);
    }

    /** Finds the category by the type of the library that a part is derived from, or else by the prefix of its designator. */
    static CircuitCategory of(Optional<String> type, Optional<String> prefix) {
        return type.flatMap(name -> find(each -> each.types.contains(name)))
                .or(() -> prefix.flatMap(letters -> find(each -> each.prefixes.contains(letters))))
                .orElse(OTHER);
    }

    private static Optional<CircuitCategory> find(Predicate<CircuitCategory> wanted) {
        return Arrays.stream(values()).filter(wanted).findFirst();
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
