package io.atopile.mcp.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTextTest {

    @ParameterizedTest
    @CsvSource({
        "3.3, V, 3.3 V", "3.42289, V, 3.423 V", "20200, Ω, 20.2 kΩ", "1e-7, F, 100 nF", "4.7e-12, F, 4.7 pF", "0.0025, A, 2.5 mA", "-0.5, V, -500 mV",
        "0, V, 0 V", "1e6, Hz, 1 MHz", "999.96, V, 1 kV", "1e18, Hz, 1000000 THz", "1e-18, F, 0.001 fF", "1e30, Hz, 1e+18 THz", "0.5, '', 0.5",
        "12345678, '', 12350000", "298.25, K, 298.3 K", "Infinity, V, ∞", "-Infinity, V, -∞", "NaN, V, undefined", "85, °C, 85 °C"
    })
    void aValueHasFourDigitsAndAPrefix(double value, String unit, String text) {
        assertEquals(text, QuantityText.of(value, unit));
    }

    @Test
    void valuesThatDifferLookDifferent() {
        assertArrayEquals(new String[] {"3.40001 V", "3.4 V"}, QuantityText.ofDifferent(3.40001, 3.4, "V"));
        assertArrayEquals(new String[] {"5 V", "5 V"}, QuantityText.ofDifferent(5, 5, "V"));
        assertArrayEquals(new String[] {"5.1 V", "4.9 V"}, QuantityText.ofDifferent(5.1, 4.9, "V"));
    }

    @ParameterizedTest
    @CsvSource({"3.2, 3.4, 3.2 V to 3.4 V", "5, 5, 5 V", "0, Infinity, at least 0 V", "-Infinity, 5, at most 5 V", "-Infinity, Infinity, any"})
    void aRangeHasItsEnds(double low, double high, String text) {
        assertEquals(text, QuantityText.of(new ClosedRange(low, high), "V"));
    }
}
