package io.atopile.mcp.stdlib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StdlibSearchTest {

    private static final List<StdlibItem> ITEMS = List.of(
            item("CapacitorPolarized", "", "anode"),
            item("Capacitor", "", "temperature_coefficient"),
            item("MountingHole", "Mechanical attachment of a board.", "contact"),
            item("MultiCapacitor", "Several capacitors in parallel.", "count"),
            item("ResistorVoltageDivider", "Divides by two resistors.", "v_out"),
            item("Regulator", "Base voltage regulator.", "power_in"),
            item("I2C", "", "scl"),
            item("I2S", "", "sck"),
            item("RS485HalfDuplex", "A = p", "diff_pair"),
            item("USB2_0_IF", "", "buspower"),
            item("has_net_name_suggestion", "Suggests the name of a net.", "level"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            capacitor          | Capacitor CapacitorPolarized MultiCapacitor
            CAPACITORPOLARIZED | CapacitorPolarized
            cap                | CapacitorPolarized Capacitor MultiCapacitor
            hole               | MountingHole
            ole                | MountingHole
            voltage divider    | ResistorVoltageDivider
            divider, voltage   | ResistorVoltageDivider
            voltage            | ResistorVoltageDivider Regulator
            i2c                | I2C
            i2                 | I2C I2S
            half               | RS485HalfDuplex
            rs485              | RS485HalfDuplex
            usb2 if            | USB2_0_IF
            net name           | has_net_name_suggestion
            has_net_name       | has_net_name_suggestion
            attach             | MountingHole
            temperature        | Capacitor
            power_in           | Regulator
            power              | Regulator
            capacitor hole     | -
            transistor         | -
            """)
    void theBestComesFirst(String query, String expected) {
        var names = StdlibSearch.find(query, ITEMS).stream().map(StdlibItem::name).toList();
        assertEquals(expected == null ? List.of() : List.of(expected.split(" ")), names);
    }

    @Test
    void noWordsFindEverythingInItsOrder() {
        assertEquals(ITEMS, StdlibSearch.find("", ITEMS));
        assertEquals(ITEMS, StdlibSearch.find(" ,; ", ITEMS));
    }

    @Test
    void aSlipIsRecognised() {
        assertEquals("Capacitor", StdlibSearch.suggestNames("capacitro", ITEMS).getFirst());
        assertEquals("Regulator", StdlibSearch.suggestNames("regulators", ITEMS).getFirst());
        assertEquals(List.of(), StdlibSearch.suggestNames("", ITEMS));
    }

    private static StdlibItem item(String name, String description, String... parameters) {
        var values = Stream.of(parameters)
                .map(each -> new StdlibParameter(each, StdlibValue.NUMBER, Optional.empty(), List.of()))
                .toList();
        return new StdlibItem(
                name, StdlibKind.MODULE, "import " + name, description, "", List.of(), List.of(), values, List.of(), Optional.empty(), Optional.empty());
    }
}
