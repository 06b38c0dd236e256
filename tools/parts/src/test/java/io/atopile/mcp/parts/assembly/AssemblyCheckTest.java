package io.atopile.mcp.parts.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.BoardReadResult;
import io.atopile.mcp.report.Bom;
import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which one of the files can disagree with the others is found; files that agree have no findings. */
class AssemblyCheckTest {

    private static final String BOARD = """
            (kicad_pcb
              (footprint "Lib:HDR" (layer "F.Cu") (at 0 0) (property "Reference" "J1") (property "atopile_address" "header") (attr through_hole) (pad "1" thru_hole circle (at 0 0)))
              (footprint "Lib:R0603" (layer "B.Cu") (at 30 7 30) (property "Reference" "R1") (property "atopile_address" "bottom") (attr smd) (pad "1" smd rect (at 0 0)))
              (footprint "Lib:R0603" (layer "F.Cu") (at 10 17 -90) (property "Reference" "R2") (property "atopile_address" "top") (attr smd) (pad "1" smd rect (at 0 0)))
              (footprint "Lib:R0402" (layer "F.Cu") (at 5 5) (property "Reference" "R3") (property "atopile_address" "third") (attr smd) (pad "1" smd rect (at 0 0)))
              (footprint "Lib:HOLE" (layer "F.Cu") (at 1 1) (property "Reference" "REF**") (attr exclude_from_pos_files exclude_from_bom) (pad "1" thru_hole circle (at 0 0)))
            )
            """;

    /** As kicad-cli writes it: upwards, with the rotation of the board on both sides. */
    private static final String PLACEMENTS = """
            Ref,Val,Package,PosX,PosY,Rot,Side
            "J1","","HDR",0.000000,0.000000,0.000000,top
            "R1","","R0603",30.000000,-7.000000,30.000000,bottom
            "R2","","R0603",10.000000,-17.000000,270.000000,top
            "R3","","R0402",5.000000,-5.000000,0.000000,top
            """;

    private static final String BOM = """
            Designator,Footprint,Quantity,Value,Manufacturer,Partnumber,LCSC Part #
            J1,Lib:HDR,1,,Sample,HDR,C1
            "R1, R2",Lib:R0603,2,,Sample,RES,C2
            R3,Lib:R0402,1,,Sample,SMALL,C3
            """;

    private static final String JSON = """
            {"build_id": "1", "components": [
             {"lcsc": "C1", "mpn": "HDR", "package": "Lib:HDR", "quantity": 1, "usages": [{"address": "a.ato::A.header", "designator": "J1"}]},
             {"lcsc": "C2", "mpn": "RES", "package": "Lib:R0603", "quantity": 2, "usages": [{"address": "a.ato::A.bottom", "designator": "R1"}, {"address": "a.ato::A.top", "designator": "R2"}]},
             {"lcsc": "C3", "mpn": "SMALL", "package": "Lib:R0402", "quantity": 1, "usages": [{"address": "a.ato::A.third", "designator": "R3"}]}]}
            """;

    @Test
    void filesThatAgreeHaveNoFindings() throws Exception {
        assertEquals(List.of(), check(BOM, PLACEMENTS, BOARD, JSON));
        var named = PLACEMENTS.replace("Ref,Val,Package,PosX,PosY,Rot,Side", "Designator,Val,Package,Mid X,Mid Y,Rotation,Layer");
        assertEquals(List.of(), check(BOM, named, BOARD, JSON));
        // another origin moves all components alike
        var shifted = "Ref,Val,Package,PosX,PosY,Rot,Side\nJ1,,HDR,-5,100,0,top\nR1,,R0603,25,93,30,bottom\nR2,,R0603,5,83,-90,top\nR3,,R0402,0,95,360,top\n";
        assertEquals(List.of(), check(BOM, shifted, BOARD, JSON));
        // a part that is excluded from everything needs no designator, and nothing is compared with files that don't exist
        assertEquals(List.of(), AssemblyCheck.check(new AssemblyFiles(Optional.empty(), "", Optional.empty(), Optional.empty(), Optional.empty(), ""), _ -> Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", value = {
        // file | text                        | instead                     | fault, severity, designators | message
        "bom    | 'R3,Lib:R0402,1,,Sample,SMALL,C3' | ''                    | MISSING_IN_BOM error R3       | R3 is in the design with the part SMALL, but not in the BOM.",
        "bom    | R3,Lib                      | R4,Lib                      | MISSING_ON_BOARD error R4     | 'R4 is in bom.csv, but not on the board board.kicad_pcb.'",
        "bom    | '\"R1, R2\",Lib:R0603,2'    | '\"R1, R2\",Lib:R0603,3'    | QUANTITY_DIFFERS error R1 R2  | 'R1 and R2: the BOM line says 3 parts, but has 2 designators.'",
        "bom    | 'J1,Lib'                    | '\"J1, R2\",Lib'            | DUPLICATE_DESIGNATOR error R2 | R2 occurs 2 times in bom.csv.",
        "bom    | 'J1,Lib:HDR'                | ',Lib:HDR'                  | MISSING_DESIGNATOR error      | A BOM line has no designators: HDR.",
        "bom    | '\"R1, R2\",Lib:R0603,2,,Sample,RES,C2\nR3,Lib:R0402,1' | '\"R1, R2, R3\",Lib:R0603,3' | FOOTPRINT_DIFFERS error R3 | 'R3: the BOM says footprint Lib:R0603, but the board has Lib:R0402.'",
        "place  | '\"R2\"'                    | '\"R5\"'                    | MISSING_IN_PLACEMENT error R2 | 'R2 is in the BOM, but not in the placement file.'",
        "place  | '\"R2\"'                    | '\"R5\"'                    | MISSING_ON_BOARD error R5     | 'R5 is in place.csv, but not on the board board.kicad_pcb.'",
        "place  | '\"R2\"'                    | '\"R1\"'                    | DUPLICATE_DESIGNATOR error R1 | R1 occurs 2 times in place.csv.",
        "place  | '\"R2\"'                    | '\"REF**\"'                 | MISSING_DESIGNATOR error      | A component in the placement file has no designator: R0603.",
        "place  | '30.000000,bottom'          | '30.000000,top'             | PLACEMENT_DIFFERS error R1    | 'R1: the placement file says side front, but the board has side back.'",
        "place  | '270.000000,top'            | '90.000000,top'             | PLACEMENT_DIFFERS error R2    | 'R2: the placement file says rotation 90, but the board has rotation -90.'",
        "place  | '5.000000,-5.000000'        | '5.000000,-6.500000'        | PLACEMENT_DIFFERS error R3    | 'R3: the placement file says position x 5, y 6.5 mm, but the board has position x 5, y 5 mm.'",
        "place  | '\"R3\",\"\",\"R0402\"'     | '\"R3\",\"\",\"R0603\"'     | FOOTPRINT_DIFFERS error R3    | 'R3: the placement file says footprint R0603, but the board has Lib:R0402.'",
        "board  | '\"R3\"'                    | '\"R2\"'                    | DUPLICATE_DESIGNATOR error R2 | R2 occurs 2 times in board.kicad_pcb.",
        "board  | '\"R3\"'                    | '\"R?\"'                    | MISSING_DESIGNATOR error      | third on the board has no designator.",
        "board  | '\"R3\"'                    | '\"R9\"'                    | MISSING_ON_BOARD error R3     | 'R3 is in bom.csv, but not on the board board.kicad_pcb.'",
    })
    void oneDifferenceIsOneFindingWithItsEvidence(String file, String text, String instead, String expected, String message) throws Exception {
        var from = text.replace("\\n", "\n");
        var to = instead.replace("\\n", "\n");
        var bom = file.equals("bom") ? replace(BOM, from, to) : BOM;
        var findings = check(bom, file.equals("place") ? replace(PLACEMENTS, from, to) : PLACEMENTS, file.equals("board") ? replace(BOARD, from, to) : BOARD, JSON);
        var found = findings.stream().filter(finding -> format(finding).equals(expected)).toList();
        assertEquals(1, found.size(), findings::toString);
        assertEquals(message, found.getFirst().message());
        assertTrue(found.getFirst().evidence().stream().anyMatch(evidence -> evidence.line().isPresent() || !evidence.value().isEmpty()), findings::toString);
    }

    @Test
    void aPartWithoutSupplierNumberIsSaidToBeLeftOut() throws Exception {
        var findings = check(
                BOM.replace("\"R1, R2\",Lib:R0603,2,,Sample,RES,C2\n", ""), PLACEMENTS, BOARD, JSON.replace("\"C2\"", "null"));
        assertEquals(1, findings.size(), findings::toString);
        assertEquals("MISSING_IN_BOM error R1 R2", format(findings.getFirst()));
        assertEquals("R1 and R2 are not in the BOM: RES has no LCSC number, and atopile leaves such parts out of bom.csv.", findings.getFirst().message());
        assertEquals(
                List.of(AssemblyEvidence.ofWhole("bom.json", "RES, LCSC number none"), AssemblyEvidence.ofWhole("bom.csv", "no line for R1 and R2")),
                findings.getFirst().evidence());
        // if no part has a number, atopile writes an empty file
        assertEquals(4, check("", PLACEMENTS, BOARD, JSON.replaceAll("\"C\\d\"", "null")).stream().mapToInt(finding -> finding.designators().size()).sum());
    }

    @Test
    void aPartThatIsExcludedFromPlacementIsAWarning() throws Exception {
        var findings = check(BOM, PLACEMENTS.replaceAll("(?m)^\"J1.*\n", ""), BOARD.replace("(attr through_hole)", "(attr through_hole exclude_from_pos_files)"), JSON);
        assertEquals(List.of("MISSING_IN_PLACEMENT warning J1"), findings.stream().map(AssemblyCheckTest::format).toList());
        assertEquals(
                List.of(AssemblyEvidence.of("board.kicad_pcb", 2, "J1: exclude_from_pos_files"), AssemblyEvidence.ofWhole("place.csv", "no line for J1")),
                findings.getFirst().evidence());
    }

    @Test
    void aPlacedPartThatNobodyChoseIsAWarning() throws Exception {
        var json = JSON.replaceAll(",\n \\{\"lcsc\": \"C3\".*?]}]", "]");
        assertEquals(List.of("MISSING_IN_BOM warning R3"), check(BOM.replaceAll("(?m)^R3.*\n", ""), PLACEMENTS, BOARD, json).stream().map(AssemblyCheckTest::format).toList());
    }

    @Test
    void aFileWithoutDesignatorsIsNotReadAsOne() {
        assertEquals(Optional.empty(), BomTable.parse("bom.csv", "Part,Number\nR1,2\n"));
        assertEquals(Optional.empty(), PlacementTable.parse("place.csv", "x,y\n1,2\n"));
        assertEquals(0, PlacementTable.parse("place.csv", "").orElseThrow().rows().size());
        assertEquals(List.of(2, 4), BomTable.parse("bom.csv", "Designator,Value\nR1,\"two\nlines\"\nR2,3\n").orElseThrow().rows().stream().map(BomTable.Row::line).toList());
        assertEquals("Optional[R1]", PlacementTable.parse("place.csv", "\uFEFFRef,PosX\nR1,x\n").map(table -> table.rows().getFirst().designator()).toString());
    }

    private static String replace(String text, String from, String to) {
        assertTrue(text.contains(from), from);
        return text.replace(from, to);
    }

    private static String format(AssemblyFinding finding) {
        return "%s %s %s".formatted(finding.fault(), finding.error() ? "error" : "warning", String.join(" ", finding.designators())).strip();
    }

    private static List<AssemblyFinding> check(String bom, String placements, String board, String json) throws Exception {
        var files = new AssemblyFiles(
                Optional.of(Json.mapper().readValue(json, Bom.class)),
                "bom.json",
                BomTable.parse("bom.csv", bom),
                PlacementTable.parse("place.csv", placements),
                Optional.of(assertInstanceOf(BoardReadResult.Read.class, Board.read(board)).board()),
                "board.kicad_pcb");
        return AssemblyCheck.check(files, _ -> Optional.empty());
    }
}
