package io.atopile.mcp.parts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a part is. Of each kind the parameters are told that people choose it by; the first is the one they begin with. */
public enum PartCategory {
    RESISTOR(PartParameter.RESISTANCE, PartParameter.TOLERANCE, PartParameter.POWER, PartParameter.VOLTAGE, PartParameter.TEMPERATURE_COEFFICIENT),
    CAPACITOR(
            PartParameter.CAPACITANCE,
            PartParameter.VOLTAGE,
            PartParameter.TOLERANCE,
            PartParameter.EQUIVALENT_SERIES_RESISTANCE,
            PartParameter.RIPPLE_CURRENT),
    INDUCTOR(PartParameter.INDUCTANCE, PartParameter.CURRENT, PartParameter.SATURATION_CURRENT, PartParameter.DC_RESISTANCE, PartParameter.TOLERANCE),
    FERRITE_BEAD(PartParameter.IMPEDANCE, PartParameter.CURRENT, PartParameter.DC_RESISTANCE, PartParameter.TOLERANCE),
    /** Rectifiers, Schottky and switching diodes, also those against surges. */
    DIODE(PartParameter.REVERSE_VOLTAGE, PartParameter.CURRENT, PartParameter.FORWARD_VOLTAGE, PartParameter.REVERSE_RECOVERY_TIME),
    ZENER_DIODE(PartParameter.ZENER_VOLTAGE, PartParameter.POWER, PartParameter.TOLERANCE),
    LED(PartParameter.WAVELENGTH, PartParameter.FORWARD_VOLTAGE, PartParameter.CURRENT),
    MOSFET(
            PartParameter.DRAIN_SOURCE_VOLTAGE,
            PartParameter.DRAIN_CURRENT,
            PartParameter.ON_RESISTANCE,
            PartParameter.GATE_THRESHOLD_VOLTAGE,
            PartParameter.POWER,
            PartParameter.GATE_CHARGE),
    /** Bipolar. */
    TRANSISTOR(PartParameter.COLLECTOR_EMITTER_VOLTAGE, PartParameter.COLLECTOR_CURRENT, PartParameter.CURRENT_GAIN, PartParameter.POWER),
    /** Linear and switching. */
    REGULATOR(
            PartParameter.OUTPUT_VOLTAGE,
            PartParameter.OUTPUT_CURRENT,
            PartParameter.INPUT_VOLTAGE,
            PartParameter.DROPOUT_VOLTAGE,
            PartParameter.QUIESCENT_CURRENT,
            PartParameter.TOLERANCE),
    /** And oscillators and resonators. */
    CRYSTAL(PartParameter.FREQUENCY, PartParameter.LOAD_CAPACITANCE, PartParameter.TOLERANCE, PartParameter.EQUIVALENT_SERIES_RESISTANCE),
    CONNECTOR(PartParameter.PIN_COUNT, PartParameter.PITCH, PartParameter.CURRENT, PartParameter.VOLTAGE),
    FUSE(PartParameter.HOLD_CURRENT, PartParameter.VOLTAGE, PartParameter.RESISTANCE),
    SWITCH(PartParameter.CURRENT, PartParameter.VOLTAGE),
    /** Any other, integrated circuits first of all, which are found by their words. */
    OTHER();

    /** As many parameters as any kind has. */
    public static final int MOST_PARAMETERS = 6;

    @SuppressWarnings("ImmutableEnumChecker") // List.of gives one that can't change
    private final List<PartParameter> parameters;

    PartCategory(PartParameter... parameters) {
        this.parameters = List.of(parameters);
    }

    public List<PartParameter> parameters() {
        return parameters;
    }

    /** Its name on the wire and in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name; empty when there is none. */
    public static Optional<PartCategory> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
