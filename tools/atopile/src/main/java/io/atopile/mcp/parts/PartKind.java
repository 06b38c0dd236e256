package io.atopile.mcp.parts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a part is. Of each kind the parameters are told that people choose it by; the first is the one they begin with. */
public enum PartKind {
    RESISTOR(Parameter.RESISTANCE, Parameter.TOLERANCE, Parameter.POWER, Parameter.VOLTAGE, Parameter.TEMPERATURE_COEFFICIENT),
    CAPACITOR(
            Parameter.CAPACITANCE,
            Parameter.VOLTAGE,
            Parameter.TOLERANCE,
            Parameter.EQUIVALENT_SERIES_RESISTANCE,
            Parameter.RIPPLE_CURRENT),
    INDUCTOR(Parameter.INDUCTANCE, Parameter.CURRENT, Parameter.SATURATION_CURRENT, Parameter.DC_RESISTANCE, Parameter.TOLERANCE),
    FERRITE_BEAD(Parameter.IMPEDANCE, Parameter.CURRENT, Parameter.DC_RESISTANCE, Parameter.TOLERANCE),
    /** Rectifiers, Schottky and switching diodes, also those against surges. */
    DIODE(Parameter.REVERSE_VOLTAGE, Parameter.CURRENT, Parameter.FORWARD_VOLTAGE, Parameter.REVERSE_RECOVERY_TIME),
    ZENER_DIODE(Parameter.ZENER_VOLTAGE, Parameter.POWER, Parameter.TOLERANCE),
    LED(Parameter.WAVELENGTH, Parameter.FORWARD_VOLTAGE, Parameter.CURRENT),
    MOSFET(
            Parameter.DRAIN_SOURCE_VOLTAGE,
            Parameter.DRAIN_CURRENT,
            Parameter.ON_RESISTANCE,
            Parameter.GATE_THRESHOLD_VOLTAGE,
            Parameter.POWER,
            Parameter.GATE_CHARGE),
    /** Bipolar. */
    TRANSISTOR(Parameter.COLLECTOR_EMITTER_VOLTAGE, Parameter.COLLECTOR_CURRENT, Parameter.CURRENT_GAIN, Parameter.POWER),
    /** Linear and switching. */
    REGULATOR(
            Parameter.OUTPUT_VOLTAGE,
            Parameter.OUTPUT_CURRENT,
            Parameter.INPUT_VOLTAGE,
            Parameter.DROPOUT_VOLTAGE,
            Parameter.QUIESCENT_CURRENT,
            Parameter.TOLERANCE),
    /** And oscillators and resonators. */
    CRYSTAL(Parameter.FREQUENCY, Parameter.LOAD_CAPACITANCE, Parameter.TOLERANCE, Parameter.EQUIVALENT_SERIES_RESISTANCE),
    CONNECTOR(Parameter.PIN_COUNT, Parameter.PITCH, Parameter.CURRENT, Parameter.VOLTAGE),
    FUSE(Parameter.HOLD_CURRENT, Parameter.VOLTAGE, Parameter.RESISTANCE),
    SWITCH(Parameter.CURRENT, Parameter.VOLTAGE),
    /** Any other, integrated circuits first of all, which are found by their words. */
    OTHER();

    /** As many parameters as any kind has. */
    public static final int MOST_PARAMETERS = 6;

    @SuppressWarnings("ImmutableEnumChecker") // List.of gives one that can't change
    private final List<Parameter> parameters;

    PartKind(Parameter... parameters) {
        this.parameters = List.of(parameters);
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** Its name on the wire and in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name; empty when there is none. */
    public static Optional<PartKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
