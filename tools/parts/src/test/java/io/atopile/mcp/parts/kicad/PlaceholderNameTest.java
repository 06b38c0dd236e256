package io.atopile.mcp.parts.kicad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.parts.catalogue.PartSearchResult;
import io.atopile.mcp.parts.kicad.OwnLibraries.DrawnPin;
import io.atopile.mcp.parts.query.QueryReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A symbol for several parts is found by the number of each. */
class PlaceholderNameTest {

    private static final List<DrawnPin> PINS = List.of(new DrawnPin("1", "A", "passive", 1, 0), new DrawnPin("2", "K", "passive", 1, 5));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STM32F103C8Tx | STM32F103C8T6 | true
            STM32F103C8Tx | stm32f103c8t6 | true
            STM32F103C8Tx | STM32F103C8T6TR | true
            STM32F103C8Tx | STM32F103C8T | false
            STM32F103C8Tx | STM32F103CBT6 | false
            STM32F103C8Tx | STM32F103C8T6ABCD | false
            STM32U575ZITxQ | STM32U575ZIT6Q | true
            STM32U575ZITxQ | STM32U575ZIT6 | false
            PIC12F675-xMS | PIC12F675-I/MS | true
            PIC12F675-xMS | PIC12F675-I/P | false
            MCP1700x-300xxMB | MCP1700T-3002E/MB | true
            TSOP41xx | TSOP4138 | true
            BSS138X | BSS1387 | false
            Conn_01x02 | CONN01702 | false
            AMS1117-3.3 | AMS1117-3.3 | false
            """)
    void standsForNumbersThatDifferAtItsPlaceholdersAlone(String name, String number, boolean stands) {
        assertEquals(stands, new PlaceholderName(name).matches(number));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STM32F103C8T6 | kicad:L:STM32F103C8Tx
            STM32F103C8T6 microcontroller | kicad:L:STM32F103C8Tx
            microcontroller stm32f103c8t6 | kicad:L:STM32F103C8Tx
            PIC12F675-I/MS | kicad:L:PIC12F675-xMS
            STM32F103 | kicad:L:STM32F103C8Tx kicad:L:STM32F103CBTx
            STM32F103C8T6 charger | ''
            STM32F103ZZT6 | ''
            STM32 | kicad:L:STM32F103C8Tx kicad:L:STM32F103CBTx
            """)
    void isFoundIfNoPartHasTheNumber(String query, String ids, @TempDir Path scratch) throws Exception {
        var own = OwnLibraries.in(scratch);
        own.library(
                "L",
                OwnLibraries.symbol("STM32F103C8Tx", PINS, OwnLibraries.property("Description", "Microcontroller")),
                OwnLibraries.symbol("STM32F103CBTx", PINS, OwnLibraries.property("Description", "Microcontroller")),
                OwnLibraries.symbol("PIC12F675-xMS", PINS, OwnLibraries.property("Description", "Microcontroller")));
        assertEquals(ids, String.join(" ", search(new KicadIndex(Optional.of(own.libraries()), scratch.resolve("index.db")), query)));
    }

    @Test
    void theNumberItselfTakesPrecedence(@TempDir Path scratch) throws Exception {
        var own = OwnLibraries.in(scratch);
        own.library("L", OwnLibraries.symbol("TSOP41xx", PINS), OwnLibraries.symbol("TSOP4138", PINS));
        assertEquals(List.of("kicad:L:TSOP4138"), search(new KicadIndex(Optional.of(own.libraries()), scratch.resolve("index.db")), "TSOP4138"));
    }

    @Test
    void kicadsOwnSymbolOfAnExampleInTheGuideIsFound(@TempDir Path scratch) throws Exception {
        var index = KicadIndex.ofState(Optional.of(RealKicadLibraries.find()), scratch);
        assertEquals(List.of("kicad:MCU_ST_STM32F1:STM32F103C8Tx"), search(index, "STM32F103C8T6"));
    }

    private static List<String> search(KicadIndex opened, String query) throws InterruptedException {
        try (var index = opened) {
            return index.find(QueryReader.read(query), 20) instanceof PartSearchResult.Parts found
                    ? found.matches().stream().map(match -> match.part().id().toString()).sorted().toList()
                    : List.of("silent");
        }
    }
}
