package io.atopile.mcp.parts.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.parts.KicadLibraryId;
import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartCategory;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartParameter;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.kicad.OwnLibraries;
import io.atopile.mcp.parts.kicad.OwnLibraries.DrawnPin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a design knows of a part is what a source says of it, under the names of atopile's library, and nothing that was guessed. */
class PartValuesTest {

    private static final String RESISTOR = """
            #pragma experiment("TRAITS")
            import Electrical
            import can_bridge_by_name
            import has_designator_prefix
            import has_part_picked
            import is_atomic_part


            module X_package:
                \"""A part\"""
                trait is_atomic_part<manufacturer="Maker", partnumber="X", footprint="H.kicad_mod", symbol="X.kicad_sym">
                trait has_part_picked::by_supplier<supplier_id="lcsc", supplier_partno="C1", manufacturer="Maker", partno="X">
                trait has_designator_prefix<prefix="R">
                trait can_bridge_by_name<input_name="p1", output_name="p2">

                resistance: ohm
                resistance = 4.7kohm +/- 1%

                signal p1 ~ pin 1
                signal p2 ~ pin 2

                unnamed = new Electrical[2]
                p1 ~ unnamed[0]
                p2 ~ unnamed[1]
            """;

    private static final String GENERATED = """
            import has_part_picked
            import is_atomic_part
            import is_auto_generated

            component X_package:
                \"""A part\"""

                # This trait marks this file as auto-generated
                # If you want to manually change it, remove the trait
                trait is_auto_generated<system="ato_part", source="easyeda:C1", date="2026-01-01", checksum="abc">

                trait is_atomic_part<manufacturer="Maker", partnumber="X", footprint="H.kicad_mod", symbol="X.kicad_sym">

                # pins
                pin 1
                pin 2
            """;

    private static final String EXTENDED = """
            import has_part_picked
            import is_atomic_part

            module X_package:
                \"""A part\"""


                trait is_atomic_part<manufacturer="Maker", partnumber="X", footprint="H.kicad_mod", symbol="X.kicad_sym">

                # pins
                pin 1
                pin 2

                resistance: ohm
                resistance = 4.7kohm +/- 1%
            """;

    @TempDir
    Path scratch;

    private static Part part(PartCategory kind, Map<PartParameter, Double> values) {
        return new Part(
                new PartId(PartSource.IMPORTED, "jlc/C1"),
                kind,
                "X",
                Optional.of("Maker"),
                Optional.empty(),
                Optional.empty(),
                "A part",
                "",
                Optional.empty(),
                Optional.of("C1"),
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                values,
                Optional.of(new KicadLibraryId("Chips", "X")),
                Optional.of(new KicadLibraryId("Housings", "H")),
                List.of());
    }

    private static Map<String, List<String>> signals(String... names) {
        var signals = new LinkedHashMap<String, List<String>>();
        Arrays.stream(names).forEach(name -> signals.put(name, List.of(Integer.toString(signals.size() + 1))));
        return signals;
    }

    private static List<String> lines(PartCategory kind, Map<PartParameter, Double> values, String... signals) {
        return PartValues.of(part(kind, values), signals(signals)).listLines().toList();
    }

    @Test
    void aResistorHasItsValueAndItsRatingsAndTheEndsOfTheLibrary() {
        var values = PartValues.of(
                part(PartCategory.RESISTOR, Map.of(PartParameter.RESISTANCE, 4700.0, PartParameter.TOLERANCE, 0.01, PartParameter.POWER, 0.1, PartParameter.VOLTAGE, 75.0)),
                signals("p1", "p2"));
        assertEquals(
                List.of("resistance: ohm", "resistance = 4.7kohm +/- 1%", "max_power: W", "max_power = 100mW", "max_voltage: V", "max_voltage = 75V"),
                values.listLines().toList());
        assertEquals(List.of("unnamed = new Electrical[2]", "p1 ~ unnamed[0]", "p2 ~ unnamed[1]"), values.listEnds().toList());
    }

    @Test
    void onlyTwoTerminalPartsOfTheLibraryHaveItsEnds() {
        var toleranced = Map.of(PartParameter.RESISTANCE, 0.01, PartParameter.CAPACITANCE, 1e-7, PartParameter.INDUCTANCE, 1e-6, PartParameter.TOLERANCE, 0.1, PartParameter.CURRENT, 1.0);
        var kinds = Arrays.stream(PartCategory.values()).filter(kind -> PartValues.of(part(kind, toleranced), signals("p1", "p2")).hasEnds()).toList();
        assertEquals(List.of(PartCategory.RESISTOR, PartCategory.CAPACITOR, PartCategory.INDUCTOR), kinds);
        assertFalse(PartValues.of(part(PartCategory.RESISTOR, toleranced), signals("p1", "p2", "p3", "p4")).hasEnds());
        assertFalse(PartValues.of(part(PartCategory.CAPACITOR, toleranced), signals("plus", "minus")).hasEnds());
        assertFalse(PartValues.of(part(PartCategory.RESISTOR, Map.of()), signals("p1", "p2")).hasEnds());
    }

    @Test
    void aMaximumIsARangeAndARatingAValue() {
        assertEquals(
                List.of("reverse_working_voltage: V", "reverse_working_voltage = 40V", "max_current: A", "max_current = 1A", "forward_voltage: V", "forward_voltage = 0mV to 550mV"),
                lines(
                        PartCategory.DIODE,
                        Map.of(PartParameter.REVERSE_VOLTAGE, 40.0, PartParameter.CURRENT, 1.0, PartParameter.FORWARD_VOLTAGE, 0.55),
                        "cathode",
                        "anode"));
    }

    @Test
    void aSignalOfTheSameNameIsNotHidden() {
        assertEquals(List.of(), lines(PartCategory.REGULATOR, Map.of(PartParameter.OUTPUT_VOLTAGE, 3.3, PartParameter.TOLERANCE, 0.02), "v_in", "v_out"));
        assertEquals(List.of("v_out: V", "v_out = 3.3V +/- 2%"), lines(PartCategory.REGULATOR, Map.of(PartParameter.OUTPUT_VOLTAGE, 3.3, PartParameter.TOLERANCE, 0.02), "VI", "VO"));
    }

    @Test
    void withoutItsToleranceAValueIsLeftOut() {
        var values = PartValues.of(part(PartCategory.RESISTOR, Map.of(PartParameter.RESISTANCE, 4700.0, PartParameter.POWER, 0.1)), signals("p1", "p2"));
        assertEquals(List.of("max_power: W", "max_power = 100mW"), values.listLines().toList());
        assertEquals(List.of("resistance"), values.open());
        var jumper = PartValues.of(part(PartCategory.RESISTOR, Map.of(PartParameter.RESISTANCE, 0.0, PartParameter.TOLERANCE, 0.01)), signals("p1", "p2"));
        assertTrue(jumper.isEmpty());
    }

    @Test
    void thePartIsWrittenWithItsValuesAndWithoutAnyAsBefore() throws IOException {
        var own = OwnLibraries.in(scratch);
        own.library("Chips", OwnLibraries.symbol("X", List.of(new DrawnPin("1", "~", "passive", 1, 1), new DrawnPin("2", "~", "passive", 1, 2)), OwnLibraries.property("Reference", "R")));
        own.footprint("Housings", "H", "1", "2");
        var numbers = Map.of(PartParameter.RESISTANCE, 4700.0, PartParameter.TOLERANCE, 0.01);
        var ready = assertInstanceOf(PartDraft.Ready.class, PartDraft.of(part(PartCategory.RESISTOR, numbers), own.libraries(), Optional.empty(), Optional.empty()));
        assertEquals(
                RESISTOR,
                ready.files().get("X.ato"));
        assertEquals("imported", ready.sources().get("values"));
        var without = assertInstanceOf(PartDraft.Ready.class, PartDraft.of(part(PartCategory.RESISTOR, Map.of()), own.libraries(), Optional.empty(), Optional.empty()));
        assertEquals(ready.earlier(), Optional.ofNullable(without.files().get("X.ato")));
        assertTrue(ready.earlier().orElseThrow().contains("\ncomponent X_package:\n"));
        assertEquals(Optional.empty(), without.earlier());
        assertFalse(without.sources().containsKey("values"));
    }

    @Test
    void aPartThatAtopileGeneratedGetsItsValuesAndIsNotGeneratedAgain() {
        var files = new LinkedHashMap<String, String>();
        files.put("X.kicad_sym", "s");
        files.put("X.ato", GENERATED);
        var ready = new PartDraft.Ready("X", files, Map.of("1", List.of("1"), "2", List.of("2")), Map.of());
        var numbers = Map.of(PartParameter.RESISTANCE, 4700.0, PartParameter.TOLERANCE, 0.01);
        var added = ValueInsertion.addValues(ready, part(PartCategory.RESISTOR, numbers));
        assertEquals(
                EXTENDED,
                added.files().get("X.ato"));
        assertEquals(List.of("X.kicad_sym", "X.ato"), List.copyOf(added.files().keySet()));
        assertEquals(ready, ValueInsertion.addValues(ready, part(PartCategory.RESISTOR, Map.of())));
    }
}
