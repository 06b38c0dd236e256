package io.atopile.mcp.parts.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.parts.PhysicalUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantities as people write them are read in SI units. */
class PhysicalQuantityTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10k | 10000 | -
            10K | 10000 | -
            4k7 | 4700 | -
            4K7 | 4700 | -
            4R7 | 4.7 | OHM
            0R | 0 | OHM
            0R1 | 0.1 | OHM
            0R005 | 0.005 | OHM
            R47 | 0.47 | OHM
            R005 | 0.005 | OHM
            R0005 | 0.0005 | OHM
            100R0 | 100 | OHM
            2n2 | 2.2e-9 | -
            2n2F | 2.2e-9 | FARAD
            0u47 | 0.47e-6 | -
            1M | 1000000 | -
            2M2 | 2200000 | -
            1meg | 1000000 | OHM
            10mR | 0.01 | OHM
            10mΩ | 0.01 | OHM
            10MΩ | 10000000 | OHM
            10mohm | 0.01 | OHM
            10kOhms | 10000 | OHM
            10KOHM | 10000 | OHM
            1GΩ | 1e9 | OHM
            100nF | 1e-7 | FARAD
            100NF | 1e-7 | FARAD
            0.1uF | 1e-7 | FARAD
            0.1µF | 1e-7 | FARAD
            0.1μF | 1e-7 | FARAD
            10UF | 1e-5 | FARAD
            22pF | 2.2e-11 | FARAD
            10PF | 1e-11 | FARAD
            1F | 1 | FARAD
            10uH | 1e-5 | HENRY
            3.3nH | 3.3e-9 | HENRY
            1/4W | 0.25 | WATT
            1/16W | 0.0625 | WATT
            250mW | 0.25 | WATT
            62.5mW | 0.0625 | WATT
            100MW | 0.1 | WATT
            25V | 25 | VOLT
            2kV | 2000 | VOLT
            3V3 | 3.3 | VOLT
            1V8 | 1.8 | VOLT
            550mV | 0.55 | VOLT
            12VDC | 12 | VOLT
            500mA | 0.5 | AMPERE
            500MA | 0.5 | AMPERE
            5uA | 5e-6 | AMPERE
            16MHz | 16000000 | HERTZ
            16mhz | 16000000 | HERTZ
            32.768kHz | 32768 | HERTZ
            32k768 | 32768 | -
            2.4GHz | 2.4e9 | HERTZ
            1% | 0.01 | RATIO
            ±5% | 0.05 | RATIO
            +/-0.1% | 0.001 | RATIO
            100ppm | 1e-4 | PER_KELVIN
            ±25ppm/℃ | 2.5e-5 | PER_KELVIN
            50ppm/°C | 5e-5 | PER_KELVIN
            50ppm/K | 5e-5 | PER_KELVIN
            0.5mm | 5e-4 | METRE
            100mil | 0.00254 | METRE
            850nm | 8.5e-7 | METRE
            4ns | 4e-9 | SECOND
            3.8nC | 3.8e-9 | COULOMB
            4,7k | 4700 | -
            0,1uF | 1e-7 | FARAD
            10,000 | 10000 | -
            1,234,567 | 1234567 | -
            10,000Ω | 10000 | OHM
            32,768kHz | 32768 | HERTZ
            42 | 42 | -
            4k75 | 4750 | -
            R5 | 0.5 | OHM
            r47 | 0.47 | OHM
            1000000GΩ | 1e15 | OHM
            1.0000000000000000000ohm | 1 | OHM
            """)
    void readsInSiUnits(String word, double value, String unit) {
        var quantity = PhysicalQuantity.of(word).orElseThrow();
        assertEquals(value, quantity.value(), Math.abs(value) * 1e-12);
        assertEquals(unit.equals("-") ? Optional.empty() : Optional.of(PhysicalUnit.valueOf(unit)), quantity.unit());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "k", "R", "µ", "10kk", "1e999V", "4.7.1k", "1/0W", "1/4", "10x", "2N7002", "2n7002", "1N4148", "1n4148", "4n35", "6n137", "78M05", "79M12",
                "74HC595", "R0603", "C25804", "SS34", "X7R", "0603WAF1002T5E", "--5", "5-", "10-", "1..2", ",", "999999999999999999999999999999", "10kΩΩ", "1000001GΩ", "1.00000000000000000000ohm", "R12345", "R00123"
            })
    void leavesWhatIsNone(String word) {
        assertEquals(Optional.empty(), PhysicalQuantity.of(word));
    }

    @Test
    void tellsWhetherAPrefixWasWritten() {
        assertEquals(true, PhysicalQuantity.of("10k").orElseThrow().prefixed());
        assertEquals(false, PhysicalQuantity.of("10").orElseThrow().prefixed());
    }
}
