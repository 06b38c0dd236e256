package io.atopile.mcp.parts.kicad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.parts.Part;
import io.atopile.mcp.parts.PartId;
import io.atopile.mcp.parts.PartSource;
import io.atopile.mcp.parts.catalogue.PartSearchResult;
import io.atopile.mcp.parts.query.QueryReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts without a manufacturer: found by what they are known by, and found again by their ids. */
class GenericPartsTest {

    private static final List<String> E12 = List.of("1", "1.2", "1.5", "1.8", "2.2", "2.7", "3.3", "3.9", "4.7", "5.6", "6.8", "8.2");

    private final GenericParts shelf = new GenericParts();

    private List<Part> found(String query) {
        return shelf.find(QueryReader.read(query), 10) instanceof PartSearchResult.Parts(var matches, _) ? matches.stream().map(match -> match.part()).toList() : List.of();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10k 0603 1% resistor       | resistor/10k/0603/1%           | R-10k-0603-1pct       | Device:R           | Resistor_SMD:R_0603_1608Metric
            100nF 16V X7R 0402         | capacitor/100nF/X7R/0402/16V   | C-100nF-X7R-0402-16V  | Device:C           | Capacitor_SMD:C_0402_1005Metric
            red led 0805               | led/red/0805                   | LED-red-0805          | Device:LED         | LED_SMD:LED_0805_2012Metric
            10uH inductor 1210         | inductor/10uH/1210             | L-10uH-1210           | Device:L           | Inductor_SMD:L_1210_3225Metric
            0R 0402 resistor           | resistor/0/0402                | R-0-0402              | Device:R           | Resistor_SMD:R_0402_1005Metric
            """)
    void whatIsAskedForIsMade(String query, String key, String number, String symbol, String footprint) {
        var part = found(query).getFirst();
        assertEquals(key, part.id().key());
        assertEquals(number, part.partNumber());
        assertEquals(Optional.of(symbol), part.symbol().map(Object::toString));
        assertEquals(Optional.of(footprint), part.footprint().map(Object::toString));
        assertEquals(Optional.of("Generic"), part.manufacturer());
        assertTrue(part.description().contains("to be chosen"), part.description());
        assertEquals(Optional.of(part), shelf.findPart(part.id()));
        var libraries = RealKicadLibraries.find();
        assertTrue(part.symbol().flatMap(libraries::findSymbol).isPresent() && part.footprint().flatMap(libraries::findFootprint).isPresent());
    }

    @Test
    void everyKeyIsReadAsItIsWritten() {
        var tried = 0;
        for (var value : E12) {
            for (var scale : List.of("mR", "R", "k", "M")) {
                tried += roundTrip("resistor %s%s 0603 1%%".formatted(value, scale));
            }
            for (var scale : List.of("pF", "nF", "uF")) {
                tried += roundTrip("capacitor %s%s 0805 25V X7R".formatted(value, scale));
            }
            for (var scale : List.of("nH", "uH")) {
                tried += roundTrip("inductor %s%s 0603".formatted(value, scale));
            }
        }
        assertEquals(E12.size() * 9, tried);
    }

    private int roundTrip(String query) {
        var parts = found(query);
        assertEquals(1, parts.size(), query);
        assertEquals(Optional.of(parts.getFirst()), shelf.findPart(parts.getFirst().id()), parts.getFirst().id().toString());
        return 1;
    }

    @Test
    void withoutASizeTheUsualOnesAreOffered() {
        assertEquals(
                List.of("resistor/4.7k/0402", "resistor/4.7k/0603", "resistor/4.7k/0805"),
                found("4k7 resistor").stream().map(part -> part.id().key()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"resistor", "resistor 0603", "10k SOT-23 resistor", "mosfet 30V", "100nF yageo capacitor", "resistor >=10k 0603"})
    void whatIsNotKnownEnoughIsNotMade(String query) {
        assertEquals(List.of(), found(query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "resistor", "resistor/10k", "resistor/10k/SOT-23", "resistor/x/0603", "mosfet/30V/0603", "resistor/10k/0603/../../x", "resistor/10k/0603/0402"})
    void otherKeysAreNone(String key) {
        assertEquals(Optional.empty(), shelf.findPart(new PartId(PartSource.GENERIC, key)));
    }
}
