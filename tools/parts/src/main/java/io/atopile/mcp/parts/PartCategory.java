package io.atopile.mcp.parts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a part is. Each category lists the parameters that engineers select by, the most important first. */
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
    /** Rectifiers, Schottky, switching and TVS diodes. */
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
    /** Also oscillators and resonators. */
    CRYSTAL(PartParameter.FREQUENCY, PartParameter.LOAD_CAPACITANCE, PartParameter.TOLERANCE, PartParameter.EQUIVALENT_SERIES_RESISTANCE),
    CONNECTOR(PartParameter.PIN_COUNT, PartParameter.PITCH, PartParameter.CURRENT, PartParameter.VOLTAGE),
    FUSE(PartParameter.HOLD_CURRENT, PartParameter.VOLTAGE, PartParameter.RESISTANCE),
    SWITCH(PartParameter.CURRENT, PartParameter.VOLTAGE),
    /** Everything else, above all integrated circuits, which are found by keyword. */
    OTHER();

    /** The largest number of parameters of any category. */
    public static final int MOST_PARAMETERS = 6;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<PartParameter> parameters;

    PartCategory(PartParameter... parameters) {
        this.parameters = List.of(parameters);
    }

    public List<PartParameter> parameters() {
        return parameters;
    }

    /** Its name in JSON and in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the category of that name; empty if there is none. */
    public static Optional<PartCategory> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
