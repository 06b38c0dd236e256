package io.atopile.mcp.parts.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.parts.PartCategory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A supplier's category becomes ours where its name is conclusive. */
class SupplierCategoryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Resistors / Chip Resistor - Surface Mount | resistor
            Resistors / NTC Thermistors | -
            Resistors / Resistor Networks & Arrays | -
            Capacitors / Multilayer Ceramic Capacitors MLCC - SMD/SMT | capacitor
            Capacitors / Supercapacitors | -
            Inductors/Coils/Transformers / Inductors (SMD) | inductor
            Filters / Ferrite Beads | ferrite_bead
            Diodes / Zener Diodes | zener_diode
            Diodes / Schottky Barrier Diodes (SBD) | diode
            Diodes / Photodiodes | -
            Optoelectronics / Light Emitting Diodes (LED) | led
            Optoelectronics / LED Drivers, LED Indication | -
            Transistors / MOSFETs | mosfet
            Power / MOSFET Drivers | -
            Transistors / Bipolar Transistors - BJT, Bipolar (BJT) | transistor
            Transistors / Digital Transistors (BJT) | -
            Power Management / Linear Voltage Regulators | regulator
            Power Management / Voltage Reference, Voltage Regulators | -
            Crystals / Crystals | crystal
            Clock / Oscillator Timers | -
            Circuit Protection / Resettable Fuses | fuse
            Circuit Protection / Fuse Holders | -
            Connectors / Pin Headers | connector
            Connectors / Crimp Terminals, Connectors | -
            Switches / Tactile Switches | switch
            Switch ICs / Analog Switches | -
            Embedded Processors / Microcontrollers | -
            """)
    void namesTheKind(String category, String kind) {
        var neverSeen = category + " " + System.nanoTime();
        assertEquals(kind, SupplierCategoryMapping.of(neverSeen).map(PartCategory::key).orElse("-"));
        assertEquals(kind, SupplierCategoryMapping.of(neverSeen).map(PartCategory::key).orElse("-"), "and says so again");
    }
}
