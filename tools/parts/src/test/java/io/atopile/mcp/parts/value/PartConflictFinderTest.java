package io.atopile.mcp.parts.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.verify.DesignDeclarations;
import io.atopile.mcp.verify.ExportedDesign;
import io.atopile.mcp.verify.InstantiatedPart;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of parts, and declarations that contradict them. */
class PartConflictFinderTest {

    private static final String YAGEO = "RC0805FR-0710KL";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    RC0805FR-0710KL    | 10 kΩ ±1%
                    RC0402JR-074K7L    | 4.7 kΩ ±5%
                    RC0603FR-07100RL   | 100 Ω ±1%
                    RT0603BRD0710KL    | 10 kΩ ±0.1%
                    AC0603FR-071ML     | 1 MΩ ±1%
                    0603WAF1002T5E     | 10 kΩ ±1%
                    0603WAJ0103T5E     | 10 kΩ ±5%
                    0603WAF100JT5E     | 10 Ω ±1%
                    0805W8F100KT5E     | 1 Ω ±1%
                    CRCW060310K0FKEA   | 10 kΩ ±1%
                    CRCW06034K70FKEA   | 4.7 kΩ ±1%
                    ERJ3EKF1002V       | 10 kΩ ±1%
                    ERJ-3GEYJ103V      | 10 kΩ ±5%
                    GRM188R71C104KA01D | 100 nF ±10%
                    GRM1555C1H4R7CA01D | 4.7 pF
                    CL10B104KB8NNNC    | 100 nF ±10%
                    CL05A475MP5NRNC    | 4.7 µF ±20%
                    CC0603KRX7R9BB104  | 100 nF ±10%
                    C0603C104K5RACTU   | 100 nF ±10%
                    """)
    void aPartNumberIsDecoded(String number, String value) {
        assertEquals(List.of(value), read(number, "", ""));
    }

    @ParameterizedTest
    @CsvSource({"RP2040", "AO3400A", "RC0603JR-070RL", "R0603-10K", "RC0805FR-0710", "STM32F103C8T6", "LM1117MPX-3.3/NOPB", "0603WAF10T5E", "''"})
    void anotherNumberSaysNothing(String number) {
        assertEquals(List.of(), read(number, "", ""));
    }

    @Test
    void aDescriptionIsReadIfTheNumberSaysNothing() {
        assertEquals(List.of("10 kΩ ±1%"), read("R0603-10K", "R", "10 kohm, 1 %, 0603"));
        assertEquals(List.of("100 nF ±10%"), read("C-1", "", "16V 100nF X7R ±10% 0603 Multilayer Ceramic Capacitors MLCC - SMD/SMT"));
        assertEquals(List.of(), read("J-3", "J", "Three-pin header, 2.54 mm"));
        assertEquals(List.of(), read("Q-1", "Q", "30V 5.7A 26mΩ@10V N-channel MOSFET"));
    }

    @Test
    void aNumberAndADescriptionThatContradictEachOtherSayNothing() {
        assertEquals(List.of(), read(YAGEO, "R", "4.7 kohm, 1 %, 0805"));
        assertEquals(List.of("10 kΩ ±1%"), read(YAGEO, "R", "10 kohm, 5 %, 0805"));
    }

    @Test
    void aDeclarationThatContradictsThePartBesideItIsFound() {
        var found = find("bottom_resistance", 21_780, 22_220, "Ω", "bottom");
        assertEquals(
                List.of("bottom_resistance is declared 22kohm +/- 1%, but the part of bottom, RC0805FR-0710KL, is 10 kΩ ±1%."),
                found.stream().map(PartConflict::reason).toList());
        assertEquals("board.ato:7", found.getFirst().file() + ":" + found.getFirst().line());
    }

    @Test
    void whatHasAValueInCommonIsNoConflict() {
        assertEquals(List.of(), find("bottom_resistance", 9_900, 10_100, "Ω", "bottom"));
        assertEquals(List.of(), find("bottom_resistance", 10_050, 12_000, "Ω", "bottom"));
    }

    @Test
    void onlyTheParameterNamedAfterTheComponentIsCompared() {
        assertEquals(List.of(), find("bottom_resistances", 21_780, 22_220, "Ω", "bottom"));
        assertEquals(List.of(), find("max_bottom_resistance", 21_780, 22_220, "Ω", "bottom"));
        assertEquals(List.of(), find("stage.bottom_resistance", 21_780, 22_220, "Ω", "bottom"));
        assertEquals(List.of(), find("bottom_capacitance", 21_780, 22_220, "F", "bottom"));
        assertEquals(List.of(), find("bottom_resistance", 21_780, 22_220, "V", "bottom"));
        assertEquals(1, find("stage.bottom_resistance", 21_780, 22_220, "Ω", "stage.bottom").size());
    }

    @Test
    void aDeclarationOfThePartsOwnParameterIsComparedWithThePartsFile() {
        var exported = Json.mapper().readTree("""
                {"predicates": [%s, %s, %s],
                 "parts": [{"path": "Top.r", "file": "/project/parts/R/R.ato", "manufacturer": "YAGEO", "number": "%s", "prefix": "R", "description": ""}]}
                """.formatted(
                state("parts/R/R.ato", 9, "Top.r.resistance", 9_900, 10_100),
                state("board.ato", 3, "Top.r.resistance", 21_780, 22_220),
                state("board.ato", 4, "Top.v_in", 4, 5),
                YAGEO));
        var found = PartConflictFinder.find(DesignDeclarations.of(ExportedDesign.read(exported, Path.of("/project"), "board.ato:Top")));
        assertEquals(
                List.of("r.resistance is declared 21.78 kΩ to 22.22 kΩ, but the part of r, RC0805FR-0710KL, is 9.9 kΩ to 10.1 kΩ (parts/R/R.ato:9)."),
                found.stream().map(PartConflict::reason).toList());
    }

    private static String state(String file, int line, String parameter, double low, double high) {
        return """
                {"place": ["/project/%s", %d, 5], "text": "x",
                 "expression": {"operator": "IsSubset", "operands": [{"parameter": "%s"}, {"ranges": [[%s, %s]], "unit": "Ω"}]}}"""
                .formatted(file, line, parameter, low, high);
    }

    private static List<String> read(String number, String prefix, String description) {
        return PartValueReader.read(new InstantiatedPart("part", "", "", number, prefix, description)).stream().map(NominalValue::describe).toList();
    }

    private static List<PartConflict> find(String parameter, double low, double high, String unit, String component) {
        var name = parameter.substring(parameter.lastIndexOf('.') + 1);
        var exported = Json.mapper().readTree("""
                {"predicates": [{
                    "place": ["/project/board.ato", 7, 5],
                    "text": "%s = 22kohm +/- 1%%",
                    "expression": {"operator": "IsSubset", "operands": [{"parameter": "Top.%s"}, {"ranges": [[%s, %s]], "unit": "%s"}]}
                  }],
                 "parts": [{"path": "Top.%s", "manufacturer": "YAGEO", "number": "%s", "prefix": "R", "description": ""}]}
                """.formatted(name, parameter, low, high, unit, component, YAGEO));
        return PartConflictFinder.find(DesignDeclarations.of(ExportedDesign.read(exported, Path.of("/project"), "board.ato:Top")));
    }
}
