package io.atopile.mcp.parts;

import java.util.Locale;

/** What is known of parts as a number. */
public enum Parameter {
    RESISTANCE(Unit.OHM, Sense.EXACT),
    CAPACITANCE(Unit.FARAD, Sense.EXACT),
    INDUCTANCE(Unit.HENRY, Sense.EXACT),
    /** Of a ferrite bead, at 100 MHz. */
    IMPEDANCE(Unit.OHM, Sense.EXACT),
    FREQUENCY(Unit.HERTZ, Sense.EXACT),
    LOAD_CAPACITANCE(Unit.FARAD, Sense.EXACT),
    TOLERANCE(Unit.RATIO, Sense.AT_MOST),
    TEMPERATURE_COEFFICIENT(Unit.PER_KELVIN, Sense.AT_MOST),
    /** That it bears. */
    VOLTAGE(Unit.VOLT, Sense.AT_LEAST),
    /** That it bears. */
    CURRENT(Unit.AMPERE, Sense.AT_LEAST),
    /** That it bears. */
    POWER(Unit.WATT, Sense.AT_LEAST),
    SATURATION_CURRENT(Unit.AMPERE, Sense.AT_LEAST),
    DC_RESISTANCE(Unit.OHM, Sense.AT_MOST),
    EQUIVALENT_SERIES_RESISTANCE(Unit.OHM, Sense.AT_MOST),
    RIPPLE_CURRENT(Unit.AMPERE, Sense.AT_LEAST),
    FORWARD_VOLTAGE(Unit.VOLT, Sense.AT_MOST),
    REVERSE_VOLTAGE(Unit.VOLT, Sense.AT_LEAST),
    REVERSE_RECOVERY_TIME(Unit.SECOND, Sense.AT_MOST),
    ZENER_VOLTAGE(Unit.VOLT, Sense.EXACT),
    WAVELENGTH(Unit.METRE, Sense.EXACT),
    DRAIN_SOURCE_VOLTAGE(Unit.VOLT, Sense.AT_LEAST),
    DRAIN_CURRENT(Unit.AMPERE, Sense.AT_LEAST),
    ON_RESISTANCE(Unit.OHM, Sense.AT_MOST),
    GATE_THRESHOLD_VOLTAGE(Unit.VOLT, Sense.AT_MOST),
    GATE_CHARGE(Unit.COULOMB, Sense.AT_MOST),
    COLLECTOR_EMITTER_VOLTAGE(Unit.VOLT, Sense.AT_LEAST),
    COLLECTOR_CURRENT(Unit.AMPERE, Sense.AT_LEAST),
    CURRENT_GAIN(Unit.COUNT, Sense.AT_LEAST),
    OUTPUT_VOLTAGE(Unit.VOLT, Sense.EXACT),
    OUTPUT_CURRENT(Unit.AMPERE, Sense.AT_LEAST),
    /** The highest it bears. */
    INPUT_VOLTAGE(Unit.VOLT, Sense.AT_LEAST),
    DROPOUT_VOLTAGE(Unit.VOLT, Sense.AT_MOST),
    QUIESCENT_CURRENT(Unit.AMPERE, Sense.AT_MOST),
    PIN_COUNT(Unit.COUNT, Sense.EXACT),
    PITCH(Unit.METRE, Sense.EXACT),
    HOLD_CURRENT(Unit.AMPERE, Sense.EXACT);

    private final Unit unit;
    private final Sense sense;

    Parameter(Unit unit, Sense sense) {
        this.unit = unit;
        this.sense = sense;
    }

    public Unit unit() {
        return unit;
    }

    /** What a value without a sign of comparison asks for. */
    public Sense sense() {
        return sense;
    }

    /** Its name on the wire and in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
