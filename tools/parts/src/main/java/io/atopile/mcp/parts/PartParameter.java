package io.atopile.mcp.parts;

import java.util.Locale;

/** A numeric property of parts. */
public enum PartParameter {
    RESISTANCE(PhysicalUnit.OHM, ComparisonRule.EXACT),
    CAPACITANCE(PhysicalUnit.FARAD, ComparisonRule.EXACT),
    INDUCTANCE(PhysicalUnit.HENRY, ComparisonRule.EXACT),
    /** Of a ferrite bead, at 100 MHz. */
    IMPEDANCE(PhysicalUnit.OHM, ComparisonRule.EXACT),
    FREQUENCY(PhysicalUnit.HERTZ, ComparisonRule.EXACT),
    LOAD_CAPACITANCE(PhysicalUnit.FARAD, ComparisonRule.EXACT),
    TOLERANCE(PhysicalUnit.RATIO, ComparisonRule.AT_MOST),
    TEMPERATURE_COEFFICIENT(PhysicalUnit.PER_KELVIN, ComparisonRule.AT_MOST),
    /** Rated. */
    VOLTAGE(PhysicalUnit.VOLT, ComparisonRule.AT_LEAST),
    /** Rated. */
    CURRENT(PhysicalUnit.AMPERE, ComparisonRule.AT_LEAST),
    /** Rated. */
    POWER(PhysicalUnit.WATT, ComparisonRule.AT_LEAST),
    SATURATION_CURRENT(PhysicalUnit.AMPERE, ComparisonRule.AT_LEAST),
    DC_RESISTANCE(PhysicalUnit.OHM, ComparisonRule.AT_MOST),
    EQUIVALENT_SERIES_RESISTANCE(PhysicalUnit.OHM, ComparisonRule.AT_MOST),
    RIPPLE_CURRENT(PhysicalUnit.AMPERE, ComparisonRule.AT_LEAST),
    FORWARD_VOLTAGE(PhysicalUnit.VOLT, ComparisonRule.AT_MOST),
    REVERSE_VOLTAGE(PhysicalUnit.VOLT, ComparisonRule.AT_LEAST),
    REVERSE_RECOVERY_TIME(PhysicalUnit.SECOND, ComparisonRule.AT_MOST),
    ZENER_VOLTAGE(PhysicalUnit.VOLT, ComparisonRule.EXACT),
    WAVELENGTH(PhysicalUnit.METRE, ComparisonRule.EXACT),
    DRAIN_SOURCE_VOLTAGE(PhysicalUnit.VOLT, ComparisonRule.AT_LEAST),
    DRAIN_CURRENT(PhysicalUnit.AMPERE, ComparisonRule.AT_LEAST),
    ON_RESISTANCE(PhysicalUnit.OHM, ComparisonRule.AT_MOST),
    GATE_THRESHOLD_VOLTAGE(PhysicalUnit.VOLT, ComparisonRule.AT_MOST),
    GATE_CHARGE(PhysicalUnit.COULOMB, ComparisonRule.AT_MOST),
    COLLECTOR_EMITTER_VOLTAGE(PhysicalUnit.VOLT, ComparisonRule.AT_LEAST),
    COLLECTOR_CURRENT(PhysicalUnit.AMPERE, ComparisonRule.AT_LEAST),
    CURRENT_GAIN(PhysicalUnit.COUNT, ComparisonRule.AT_LEAST),
    OUTPUT_VOLTAGE(PhysicalUnit.VOLT, ComparisonRule.EXACT),
    OUTPUT_CURRENT(PhysicalUnit.AMPERE, ComparisonRule.AT_LEAST),
    /** The maximum. */
    INPUT_VOLTAGE(PhysicalUnit.VOLT, ComparisonRule.AT_LEAST),
    DROPOUT_VOLTAGE(PhysicalUnit.VOLT, ComparisonRule.AT_MOST),
    QUIESCENT_CURRENT(PhysicalUnit.AMPERE, ComparisonRule.AT_MOST),
    PIN_COUNT(PhysicalUnit.COUNT, ComparisonRule.EXACT),
    PITCH(PhysicalUnit.METRE, ComparisonRule.EXACT),
    HOLD_CURRENT(PhysicalUnit.AMPERE, ComparisonRule.EXACT);

    private final PhysicalUnit unit;
    private final ComparisonRule sense;

    PartParameter(PhysicalUnit unit, ComparisonRule sense) {
        this.unit = unit;
        this.sense = sense;
    }

    public PhysicalUnit unit() {
        return unit;
    }

    /** Returns how a value without a comparison operator is compared. */
    public ComparisonRule sense() {
        return sense;
    }

    /** Its name in JSON and in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
