package io.atopile.mcp.parts.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantities as the language reads them. */
class AtoQuantityTest {

    @ParameterizedTest
    @CsvSource({
        "10000, ohm, 10kohm", "4700, ohm, 4.7kohm", "0.05, ohm, 50mohm", "0, ohm, 0ohm", "999.9999999999, ohm, 1kohm", "1e6, ohm, 1Mohm", "2.2e9, ohm, 2.2Gohm",
        "1e-7, F, 100nF", "4.7e-6, F, 4.7uF", "1.5e-14, F, 0.015pF", "32768, Hz, 32.768kHz", "12e6, Hz, 12MHz", "1e13, Hz, 10000GHz", "0.1, W, 100mW", "50, V, 50V"
    })
    void aValueHasThePrefixOfItsThousands(double value, String unit, String text) {
        assertEquals(text, AtoQuantity.write(value, unit));
    }

    @ParameterizedTest
    @CsvSource({"10000, 0.01, 10kohm +/- 1%", "10000, 0.001, 10kohm +/- 0.1%", "8e6, 1e-5, 8Mohm +/- 0.001%", "47, 0.05, 47ohm +/- 5%"})
    void aToleranceIsAPercentage(double value, double tolerance, String text) {
        assertEquals(text, AtoQuantity.writeTolerance(value, tolerance, "ohm"));
    }

    @ParameterizedTest
    @CsvSource({"0.05, 0mohm to 50mohm", "2, 0ohm to 2ohm"})
    void aMaximumIsARangeOfOneUnit(double value, String text) {
        assertEquals(text, AtoQuantity.writeUpTo(value, "ohm"));
    }
}
