package io.atopile.mcp.parts.query;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.parts.PartCategory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Suppliers' and KiCad's descriptions tell what they say for certain, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescriptionReaderTest {

    /** Far fewer than a machine with nothing else to do reads in the time. */
    private static final int DESCRIPTIONS = 60_000;

    private final Map<String, FixturePart> parts = FixturePart.all().stream().collect(Collectors.toMap(FixturePart::partNumber, Function.identity()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0603WAF1002T5E | resistor | 0603 | - | power=0.1 resistance=10000 temperature_coefficient=1e-4 tolerance=0.01 voltage=75
            0603WAF0000T5E | resistor | 0603 | - | power=0.1 resistance=0 temperature_coefficient=1e-4 tolerance=0.01 voltage=75
            RT0603BRD0710KL | resistor | 0603 | - | power=0.1 resistance=10000 temperature_coefficient=2.5e-5 tolerance=0.001 voltage=75
            HVR3700001004FR | resistor | 1206 | - | power=0.25 resistance=1e6 temperature_coefficient=1e-4 tolerance=0.01 voltage=1000
            01005WMF1002TEE | resistor | 01005 | - | power=0.03125 resistance=10000 temperature_coefficient=1e-4 tolerance=0.01 voltage=15
            PA2512FKF7W0R01E | resistor | 2512 | - | power=3 resistance=0.01 temperature_coefficient=7.5e-5 tolerance=0.01
            WSL2512R0005FEA | resistor | 2512 | - | power=3 resistance=0.0005 temperature_coefficient=7.5e-5 tolerance=0.01
            4D03WGJ0103T5E | other | 0603X4 | - | -
            NCP18XH103F03RB | other | 0603 | - | -
            CC0603KRX7R9BB104 | capacitor | 0603 | X7R | capacitance=1e-7 tolerance=0.1 voltage=50
            CC0402JRNPO9BN220 | capacitor | 0402 | C0G | capacitance=2.2e-11 tolerance=0.05 voltage=50
            CC0402CRNPO9BN2R0 | capacitor | 0402 | C0G | capacitance=2e-12 voltage=50
            CC0402ZRY5V7BB104 | capacitor | 0402 | Y5V | capacitance=1e-7 voltage=16
            1206B103K202CT | capacitor | 1206 | X7R | capacitance=1e-8 tolerance=0.1 voltage=2000
            VZH221M1CTR-0607 | capacitor | SMD,D6.3XL7.7MM | electrolytic | capacitance=2.2e-4 ripple_current=0.23 tolerance=0.2 voltage=16
            GF102M025G200A | capacitor | RADIAL-D10 | electrolytic | capacitance=1e-3 ripple_current=0.9 tolerance=0.2 voltage=25
            RVT1C101M0605 | capacitor | SMD,D6.3XL5.8MM | polymer | capacitance=1e-4 equivalent_series_resistance=0.024 ripple_current=2.5 tolerance=0.2 voltage=16
            TAJA106K016RNJ | capacitor | CASE-A | tantalum | capacitance=1e-5 equivalent_series_resistance=3 tolerance=0.1 voltage=16
            SCC-1F5.5V | other | PLUGIN | - | -
            SWPA4030S100MT | inductor | SMD,4X4MM | - | current=1.6 dc_resistance=0.12 inductance=1e-5 tolerance=0.2
            MWSA0603S-4R7MT | inductor | 0630 | - | current=5 dc_resistance=0.038 inductance=4.7e-6 tolerance=0.2
            SDCL1005C3N3STDF | inductor | 0402 | - | current=0.3 dc_resistance=0.18 inductance=3.3e-9
            GZ2012D601TF | ferrite_bead | 0805 | - | current=0.5 dc_resistance=0.3 impedance=600 tolerance=0.25
            DLW21SN900SQ2L | other | 0805 | - | -
            SS14 | diode | SMA | - | current=1 forward_voltage=0.55 reverse_voltage=40
            1N4148W | diode | SOD-123 | - | current=0.15 forward_voltage=1.25 reverse_recovery_time=4e-9 reverse_voltage=100
            LL4148 | diode | SOD-80 | - | current=0.15 forward_voltage=1 reverse_recovery_time=4e-9 reverse_voltage=100
            M7 | diode | SMA | - | current=1 forward_voltage=1.1 reverse_voltage=1000
            SMBJ5.0A | diode | SMB | - | reverse_voltage=5
            BZT52C5V1 | zener_diode | SOD-123 | - | power=0.5 zener_voltage=5.1
            ZMM5V1 | zener_diode | SOD-80 | - | power=0.5 tolerance=0.05 zener_voltage=5.1
            2N7002 | mosfet | SOT-23 | n-channel | drain_current=0.115 drain_source_voltage=60 gate_threshold_voltage=2.5 on_resistance=7.5 power=0.225
            AO3401A | mosfet | SOT-23 | p-channel | drain_current=4.2 drain_source_voltage=30 gate_threshold_voltage=1.3 on_resistance=0.05 power=1.4
            IRF540NPBF | mosfet | TO-220 | n-channel | drain_current=33 drain_source_voltage=100 gate_charge=71e-9 gate_threshold_voltage=4 on_resistance=0.044 power=130
            S8050 | transistor | SOT-23 | npn | collector_current=0.5 collector_emitter_voltage=25 current_gain=120 power=0.3
            BC857B | transistor | SOT-23 | pnp | collector_current=0.1 collector_emitter_voltage=45 current_gain=220 power=0.25
            AMS1117-3.3 | regulator | SOT-223 | - | dropout_voltage=1.1 input_voltage=15 output_current=1 output_voltage=3.3
            AMS1117-ADJ | regulator | SOT-223 | - | dropout_voltage=1.1 input_voltage=15 output_current=1
            L7905CV | regulator | TO-220 | - | dropout_voltage=1.1 input_voltage=35 output_current=1.5
            MP1584EN | regulator | SOIC-8-EP | - | output_current=3
            X322516MLB4SI | crystal | SMD-3225 | - | frequency=16e6 load_capacitance=2e-11 tolerance=1e-5
            Q13FC13500004 | crystal | SMD-3215 | - | frequency=32768 load_capacitance=1.25e-11 tolerance=2e-5
            OT2EL89CJI-111YLC-25M | crystal | SMD-2520 | oscillator | frequency=25e6 tolerance=2.5e-5
            CSTNE8M00G550000R0 | crystal | SMD-3P | - | frequency=8e6 tolerance=0.005
            KT-0603R | led | 0603 | red | current=0.02 forward_voltage=2 wavelength=625e-9
            19-217/GHC-YR1S2/3T | led | 0603 | green | current=0.02 forward_voltage=3.3 wavelength=525e-9
            XL-1005SURC | led | 0402 | red | -
            WS2812B-B/W | led | SMD-5050 | rgb | current=0.012
            IR26-21C/L110/TR8 | led | 1206 | infrared | forward_voltage=1.2 wavelength=940e-9
            2.54-2*20P | connector | PLUGIN,P=2.54MM | - | current=3 pin_count=40 pitch=0.00254
            AFC01-S24FCA-00 | connector | SMD,P=0.5MM | - | pin_count=24 pitch=0.0005
            MF-MSMF110-2 | fuse | 1812 | - | hold_current=1.1 resistance=0.04 voltage=6
            0466002.NR | fuse | 1206 | - | hold_current=2 voltage=63
            TS-1187A-B-A-B | switch | SMD | - | current=0.05 voltage=12
            STM32F103C8T6 | other | LQFP-48 | - | -
            NE555DR | other | SOIC-8 | - | -
            TL431 | other | SOT-23 | - | -
            """)
    void readsSuppliers(String partNumber, String kind, String housing, String variant, String values) {
        var part = Objects.requireNonNull(parts.get(partNumber), "No such part in parts.csv: " + partNumber);
        check(part.facts(), kind, housing, variant, values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mosfet | 50V Vds, 0.2A Id, N-Channel MOSFET, SOT-23 | SOT-23 | n-channel | drain_current=0.2 drain_source_voltage=50
            mosfet | -85A Id, -20V Vds, P-Channel MOSFET, DFN-8 | DFN-8 | p-channel | drain_current=85 drain_source_voltage=20
            mosfet | 3A Id, 80V Vds, 131 mOhm RdsOn, N-Channel Small-Signal MOSFET, TSOT-23-6 | SOT-23-6 | n-channel | drain_current=3 drain_source_voltage=80 on_resistance=0.131
            mosfet | 50mA Id, 30V Vgs, N-Channel FET Transistor, TO-92 | TO-92 | n-channel | drain_current=0.05
            mosfet | N-Channel and P-Channel MOSFET, 20V Vds, SOT-363 | SOT-363 | - | drain_source_voltage=20
            transistor | 0.2A Ic, 40V Vce, Small Signal NPN Transistor, SOT-23 | SOT-23 | npn | collector_current=0.2 collector_emitter_voltage=40
            regulator | 1A Low Dropout regulator, positive, 3.3V fixed output, SOT-223 | SOT-223 | - | output_current=1 output_voltage=3.3
            regulator | Positive 1A 35V Linear Regulator, Fixed Output 24V, TO-220/TO-263 | - | - | output_current=1 output_voltage=24
            regulator | 200mA, Low Noise, CMOS Low Dropout Regulator, Negative, -1.8V Fixed Output, TSOT-23-5 | SOT-23-5 | - | output_current=0.2
            regulator | 600mA, 2.5-5.5V, 1.2MHz, Micropower Synchronous Step-Up Converter, TSOT-23-6 | SOT-23-6 | - | output_current=0.6
            diode | 20V 1A Schottky Barrier Rectifier Diode, SMA(DO-214AC) | SMA | - | current=1 reverse_voltage=20
            diode | 1500W (10/1000 μs) Unidirectional TVS Diode, VRM = 5V (IRM = 300 μA at 25°C), VBR = 6V, SMC | SMC | - | reverse_voltage=5
            zener_diode | 500mW Zener Diode, SOD-123 | SOD-123 | - | power=0.5
            led | SFH4346 940nm Infrared LED, 50mA | - | infrared | current=0.05 wavelength=940e-9
            regulator | Adjustable 1.25V~37V | - | - | -
            resistor | -55℃~+155℃ 100mW 0Ω ±1% | - | - | power=0.1 resistance=0 tolerance=0.01
            led | 4.2V 20mA | - | - | current=0.02 forward_voltage=4.2
            led | 5V 20mA | - | - | current=0.02
            mosfet | 20V Vgs = 12V | - | - | drain_source_voltage=20
            mosfet | 60V 7.5mΩ@ 10V 30V | - | - | drain_source_voltage=60 on_resistance=0.0075
            mosfet | 10mΩ @ 10V 60V | - | - | drain_source_voltage=60 on_resistance=0.01
            mosfet | 7.5mΩ@10V, 60V | - | - | drain_source_voltage=60 on_resistance=0.0075
            mosfet | 7.5mΩ@10V,500mA 60V | - | - | drain_source_voltage=60 on_resistance=0.0075
            capacitor | ±0.5pF 10pF | - | - | capacitance=1e-11
            regulator | Dropout 0.3V | - | - | dropout_voltage=0.3
            diode | 40V,1A,SMA | SMA | - | current=1 reverse_voltage=40
            diode | 1,5A 40V, | - | - | current=1.5 reverse_voltage=40
            diode | ,1A(40V);SMA | SMA | - | current=1 reverse_voltage=40
            capacitor | 0603,X7R,10uF | 0603 | X7R | capacitance=1e-5
            connector | 10.5P 2x5P | - | - | pin_count=10
            connector | 10 5 | - | - | -
            """)
    void readsKicad(String kind, String description, String housing, String variant, String values) {
        check(DescriptionReader.read(PartCategory.of(kind), "", description, ""), kind, housing, variant, values);
    }

    /** A pitch that is called so is more certain than any other length, wherever it stands. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Male Header 1x4P | Plugin,P=2.54mm | pin_count=4 pitch=0.00254
            8.5mm Male Header 1x4P | Plugin,P=2.54mm | pin_count=4 pitch=0.00254
            8.5mm Male Header 1x4P | SMD | pin_count=4 pitch=0.0085
            8.5mm Male Header 1x4P SMD P=1.27mm | SMD | pin_count=4 pitch=0.00127
            P=1.27mm Male Header 8.5mm | SMD | pitch=0.00127
            Male Header 1x4P SP=1.27mm | SMD,LP=2mm | pin_count=4
            Male Header 1x4P P=1.27V | SMD,P=2 | pin_count=4
            """)
    void readsThePitchOfConnectors(String description, String packageName, String values) {
        checkValues(DescriptionReader.read(Optional.of(PartCategory.CONNECTOR), "", description, packageName), List.of(values.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fuse | 1.1A 2.2A | hold_current=1.1
            fuse | 2.2A 1.1A | hold_current=1.1
            inductor | 1.6A 2.1A | current=1.6
            inductor | 2.1A 1.6A | current=1.6
            diode | 1A 30A | current=1
            diode | 30A 1A | current=30
            led | 30mA 20mA | current=0.03
            """)
    void ofSeveralCurrentsTheLeastOrTheFirstCounts(String kind, String description, String values) {
        checkValues(DescriptionReader.read(PartCategory.of(kind), "", description, ""), List.of(values));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10kΩ 1% 0603 | resistor | 0603 | - | resistance=10000 tolerance=0.01
            100nF 50V X7R 0402 | capacitor | 0402 | X7R | capacitance=1e-7 voltage=50
            Dual Operational Amplifier, SOIC-8 | other | - | - | -
            """)
    void aDescriptionAloneTellsItsKind(String description, String kind, String housing, String variant, String values) {
        check(DescriptionReader.guess(description), kind, housing, variant, values);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 200})
    void aPackageThatNobodyKnowsKeepsItsName(int length) {
        var name = (System.nanoTime() + "x").repeat(20).substring(0, length);
        for (var times = 0; times < 2; times++) {
            assertEquals(Optional.of(name.toUpperCase(Locale.ROOT)), DescriptionReader.read(Optional.empty(), "", "", name).packageName());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-"})
    void aPackageThatIsntNamedIsUnknown(String name) {
        assertEquals(Optional.empty(), DescriptionReader.read(Optional.empty(), "", "", name).packageName());
    }

    @ParameterizedTest
    @CsvSource({"led, Optoelectronics / Red LED, red", "led, Red / LED, -", "mosfet, 'N-Channel', n-channel", "mosfet, '', -"})
    void theCategoryTellsTheVariantIfTheDescriptionDoesnt(String kind, String category, String variant) {
        assertEquals(variant, DescriptionReader.read(PartCategory.of(kind), category, "20mA", "").variant().orElse("-"));
    }

    @Test
    void readsAllAsTheirKindsHaveThem() {
        assertAll(parts.values().stream().map(part -> () -> {
            assertTrue(part.facts().kind().parameters().containsAll(part.facts().values().keySet()), part.text());
            assertTrue(part.facts().values().values().stream().allMatch(value -> value >= 0 && Double.isFinite(value)), part.text());
        }));
    }

    @Test
    void readsMillionsInReasonableTime() {
        var text = "60V 115mA 7.5Ω@10V,500mA 225mW 2.5V@250uA 1 N-Channel SOT-23 MOSFETs ROHS";
        var facts = Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            var last = DescriptionReader.read(Optional.empty(), "Transistors / MOSFETs", text, "SOT-23");
            for (var i = 0; i < DESCRIPTIONS; i++) {
                last = DescriptionReader.read(Optional.empty(), "Transistors / MOSFETs", text, "SOT-23");
            }
            return last;
        });
        assertEquals(5, facts.values().size());
        assertEquals(Optional.of("SOT-23"), facts.packageName());
    }

    private static void check(DescriptionFacts facts, String kind, String housing, String variant, String values) {
        assertAll(
                () -> assertEquals(kind, facts.kind().key()),
                () -> assertEquals(housing, facts.packageName().orElse("-")),
                () -> assertEquals(variant, facts.variant().orElse("-")),
                () -> checkValues(facts, values.equals("-") ? List.of() : List.of(values.split(" ", -1))));
    }

    private static void checkValues(DescriptionFacts facts, List<String> expected) {
        var found = new TreeMap<String, Double>();
        facts.values().forEach((parameter, value) -> found.put(parameter.key(), value));
        assertEquals(expected.stream().map(text -> text.substring(0, text.indexOf('='))).toList(), List.copyOf(found.keySet()), found.toString());
        for (var text : expected) {
            var value = Double.parseDouble(text.substring(text.indexOf('=') + 1));
            assertEquals(value, found.getOrDefault(text.substring(0, text.indexOf('=')), Double.NaN), Math.abs(value) * 1e-9, text);
        }
    }
}
