package io.atopile.mcp.tools.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A search that finds nothing says why, and which query finds something; on KiCad's libraries, without and with a catalog. */
class EmptySearchTest {

    private static final String CATALOG = """
            LCSC Part,First Category,Second Category,MFR.Part,Package,Manufacturer,Library Type,Description,Datasheet,Price,Stock
            C25804,Resistors,Chip Resistor,0603WAF1002T5E,0603,UNI-ROYAL,Basic,100mW 10kΩ ±1% 0603,,1-:0.001,100
            """;

    @TempDir
    static Path scratch;

    private static PartsProject bare;
    private static PartsProject supplied;

    @BeforeAll
    static void create() throws Exception {
        var first = Files.createDirectory(scratch.resolve("bare"));
        var second = Files.createDirectory(scratch.resolve("supplied"));
        bare = PartsProject.create(first, RealAto.settings(first), "");
        supplied = PartsProject.create(second, RealAto.settings(second), CATALOG);
    }

    @AfterAll
    static void close() {
        bare.close();
        supplied.close();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", value = {
        // query                              | what the hint says                                             | query that finds something  | without
        "C114245                              | C114245 is an LCSC number. Offline                             | -                           | -",
        "jlcpcb c25804                        | C25804 is an LCSC number. Offline                              | -                           | -",
        "RC0603FR-0710KL                      | No source has a part with this number                          | 10kΩ 0603                   | -",
        "CL10B104KB8NNNC                      | No source has a part with this number                          | 100nF 0603                  | -",
        "STM32F405RGQ6                        | No source has a part with this number                          | STM32F405RG                 | -",
        "basic 1k 0603                        | Tiers, stock and prices are known only of imported catalogs    | 1k 0603                     | basic",
        "preferred 100nF 0402                 | Tiers, stock and prices are known only of imported catalogs    | 100nF 0402                  | preferred",
        "4.7k 0402 stock>=1000                | Tiers, stock and prices are known only of imported catalogs    | 4.7k 0402                   | stock>=1000",
        "RF matching inductor 8.2nH 0402 5%   | Without 'RF' and 'matching'                                    | inductor 8.2nH 0402 5%      | RF matching",
        "precision resistor 10k 0603          | Without 'precision'                                            | resistor 10k 0603           | precision",
        "usb c connector 16p waterproof       | Without 'waterproof'                                           | usb c connector 16p         | waterproof",
        "buck converter 24V 3.3V 2A marine    | Without 'marine'                                               | buck converter 24V 3.3V 2A  | marine",
        "470uF 25V                            | No chip of a usual size has this value and rating; look for an electrolytic | -              | -",
        "100uF 0402                           | No chip of 0402 has this value and rating; look for an electrolytic | 100uF                  | 0402",
        "10uF 50V 0402                        | No chip of 0402 has this value and rating; look for an electrolytic | 10uF 0402              | 50V",
        "470uF 25V electrolytic 10x10         | Parts of manufacturers are known from catalogs                 | -                           | -",
        "resisotr                             | \"resistor\" finds                                             | resistor                    | -",
        "Conector                             | \"connector\" finds                                            | connector                   | -",
        "led rouge                            | Without 'rouge'                                                | led                         | rouge",
        "crystal 16MHz                        | Without '16MHz'                                                | crystal                     | 16MHz",
        "fuse 500mA                           | Without '500mA'                                                | fuse                        | 500mA",
        "jst ph 2 pin                         | Without 'jst' and 'ph'                                         | connector 2 pin             | jst ph",
        "screw terminal 2                     | Without 'screw' and 'terminal' and '2'                         | connector                   | screw terminal 2",
        "0402 resistor                        | Generic parts are made for a value, such as 10k.               | 0402 resistor 10k           | -",
        "capacitor 0603                       | Generic parts are made for a value, such as 100nF.             | capacitor 0603 100nF        | -",
        "ferrite bead 0402                    | Generic parts are made for a value, such as 600ohm.            | ferrite bead 0402 600ohm    | -",
        "10uF 6.3V 0805 X5R in stock          | Tiers, stock and prices are known only of imported catalogs    | 10uF 6.3V 0805 X5R          | in stock",
        "condensateur                         | Parts of manufacturers are known from catalogs                 | -                           | -",
        "1k resistor TO-220 sensor            | Parts of manufacturers are known from catalogs                 | -                           | -",
        "xyzzy plugh                          | Parts of manufacturers are known from catalogs                 | -                           | -",
    })
    void theReasonAndAQueryThatFindsSomething(String query, String hint, String alternative, String without) {
        var answer = search(bare, query);
        assertEquals(0, answer.at("/data/parts").size(), query);
        assertTrue(answer.path("hint").asString("").contains(hint), () -> query + ": " + answer.path("hint"));
        assertTrue(answer.path("hint").asString("").contains("parts_search_online"), query);
        assertEquals(alternative, answer.at("/data/alternative/query").asString("-"), query);
        assertEquals(without, answer.at("/data/alternative/without").valueStream().map(JsonNode::asString).reduce((one, other) -> one + " " + other).orElse("-"), query);
        if (!alternative.equals("-")) {
            var other = search(bare, alternative);
            assertTrue(answer.at("/data/alternative/found").asInt() >= other.at("/data/parts").size(), alternative);
            assertFalse(other.at("/data/parts").isEmpty(), alternative);
            assertTrue(other.path("hint").asString("").startsWith("parts_get returns"), alternative);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", value = {
        "stm32f103         | STM32F103",
        "esp32             | ESP32",
        "x                 | X",
        "type-c            | USB_C",
        "USB Type-C        | USB_C",
        "TYPE C 16 pin     | USB_C_Receptacle_USB2.0_16P",
        "hdmi type c       | HDMI_C",
        "'100 nF, 25 V, X7R capacitor in 0402' | C-100nF-X7R-0402-25V",
        "10k +/- 1%        | R-10k",
        "10,5k 0603        | R-10.5k-0603",
        "4,7μF 16V    | C-4.7uF",
        "100Ω 0402    | R-100R-0402",
        "\"10k\" (0603)  | R-10k-0603",
    })
    void whatWasNamedComesFirst(String query, String number) {
        var answer = search(bare, query);
        assertTrue(answer.at("/data/parts/0/part_number").asString("-").startsWith(number), () -> query + ": " + answer.path("message"));
        assertEquals(0, answer.at("/data/not_applied").size(), () -> query + ": " + answer.at("/data/not_applied"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", quoteCharacter = '`', value = {
        "C25804           | ``                              | 1",
        "10k basic 0603   | ``                              | 1",
        "basic 22k 0603   | \"22k 0603\" finds 1 part        | 0",
        "C114245          | It is not in imported:jlc       | 0",
        "RC0603FR-0710KL  | \"10kΩ 0603\" finds 2 parts      | 0",
        "0603WAF1002T5X   | \"0603WAF1002T5\" finds 1 part   | 0",
    })
    void aCatalogIsNotSaidToBeMissing(String query, String hint, int found) {
        var answer = search(supplied, query);
        assertEquals(found, answer.at("/data/parts").size(), query);
        assertTrue(answer.path("hint").asString("").contains(hint), () -> query + ": " + answer.path("hint"));
        assertFalse(answer.path("hint").asString("").contains("none is imported"), query);
        assertFalse(answer.path("hint").asString("").contains("there is none"), query);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", value = {
        "C25804              | ok               | -",
        "jlcpcb:C25804       | ok               | -",
        "lcsc:c25804         | ok               | -",
        "C114245             | not_found        | The imported catalogs don't have it",
        "R1                  | not_found        | search for \"R1\"",
        "kicad:Device:Qx     | not_found        | search for \"Qx\"",
        "generic:capacitor/470uF/0402 | not_found | search for \"capacitor 470uF 0402\"",
    })
    void anIdThatIsNotKnownLeadsToTheSearch(String id, String code, String hint) {
        for (var tool : new String[] {"parts_get", "parts_alternatives"}) {
            var answer = supplied.client().call(tool, Json.object().put("id", id).toString());
            assertEquals(code, answer.path("code").asString(), () -> tool + " " + answer);
            assertTrue(code.equals("ok") || answer.path("hint").asString("").contains(hint), () -> tool + " " + answer);
        }
    }

    private static JsonNode search(PartsProject project, String query) {
        var answer = project.client().call("parts_search", Json.object().put("query", query).toString());
        assertEquals("ok", answer.path("code").asString(), answer::toString);
        return answer;
    }
}
