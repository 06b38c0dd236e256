package io.atopile.mcp.parts.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.layout.Board;
import io.atopile.mcp.layout.BoardReadResult;
import io.atopile.mcp.report.Bom;
import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are written in another way, and boards with footprints that nobody assembles, agree; a real difference is found in them all the same. */
class OddFilesTest {

    private static final String BOM = "Designator,Footprint,Quantity,Value,Manufacturer,Partnumber,LCSC Part #\n\"R1, R2\",Lib:R0603,2,,Sample,RES,C2\nR3,Lib:R0402,1,,Sample,SMALL,C3\n";
    private static final String PLACEMENTS = "Ref,Val,Package,PosX,PosY,Rot,Side\nR1,,R0603,30,-7,30,bottom\nR2,,R0603,10,-17,270,top\nR3,,R0402,5,-5.25,0,top\n";
    private static final String BOARD = """
            (kicad_pcb
              (footprint "Lib:R0603" (layer "B.Cu") (at 30 7 30) (property "Reference" "R1") (property "atopile_address" "bottom") (attr smd) (pad "1" smd rect (at 0 0)))
              (footprint "Lib:R0603" (layer "F.Cu") (at 10 17 -90) (property "Reference" "R2") (property "atopile_address" "top") (attr smd) (pad "1" smd rect (at 0 0)))
              (footprint "Lib:R0402" (layer "F.Cu") (at 5 5.25) (property "Reference" "R3") (property "atopile_address" "third") (attr smd) (pad "1" smd rect (at 0 0)))
            )
            """;
    private static final String JSON = """
            {"build_id": "1", "components": [
             {"lcsc": "C2", "mpn": "RES", "package": "Lib:R0603", "quantity": 2, "usages": [{"address": "a.ato::A.bottom", "designator": "R1"}, {"address": "a.ato::A.top", "designator": "R2"}]},
             {"lcsc": "C3", "mpn": "SMALL", "package": "Lib:R0402", "quantity": 1, "usages": [{"address": "a.ato::A.third", "designator": "R3"}]}]}
            """;

    @ParameterizedTest
    @CsvSource(delimiterString = "|", value = {
        // the BOM, its lines joined by / | findings
        "Designator;Footprint;Quantity/R1, R2;Lib:R0603;2/R3;Lib:R0402;1                              | -",
        "\uFEFFDesignator;Footprint;Quantity/\"R1,R2\";Lib:R0603;2/\"R3\";Lib:R0402;1                 | -",
        "Designator\tFootprint\tQuantity/R1 R2\tLib:R0603\t2/R3\tLib:R0402\t1                         | -",
        "Designator,Footprint,Quantity\r/\"R1, R2\",Lib:R0603,2\r/R3,Lib:R0402,1\r                    | -",
        "/Designator,Footprint,Quantity/\"R1, R2\",Lib:R0603,2//R3,Lib:R0402,1/                       | -",
        " designator , FOOTPRINT , Quantity /\" R1 ,  R2 \", Lib:R0603 , 2 / R3 , Lib:R0402 , 1       | -",
        "\"Designator\",\"Footprint\",\"Quantity\"/\"R1;R2\",\"Lib:R0603\",\"2\"/\"R3\",\"R0402\",\"1\" | -",
        "Designator,Footprint,Quantity/R1-R2,Lib:R0603,2/R3,Lib:R0402,1                               | -",
        "Designator,Footprint,Quantity/R1 - R2,Lib:R0603,2/R3,Lib:R0402,1                             | -",
        "Designator,Footprint,Quantity/R1..R2,Lib:R0603,2/R3,Lib:R0402,1                              | -",
        "Designator,Footprint,Quantity/R1-R2,Lib:R0603,2.0/R3,Lib:R0402,one                           | -",
        "Designator/R1-R3                                                                             | -",
        "Designator,Footprint,Quantity/R1-R3,Lib:R0603,3                                              | FOOTPRINT_DIFFERS R3",
        "Designator;Footprint;Quantity/R1-R2;Lib:R0603;4/R3;Lib:R0402;1                               | QUANTITY_DIFFERS R1 R2",
        "Designator,Footprint,Quantity/R1-2,Lib:R0603,1/R2,Lib:R0603,1/R3,Lib:R0402,1                 | 'MISSING_IN_BOM R1, MISSING_ON_BOARD R1-2'",
        "Designator,Footprint,Quantity/R2-R1,Lib:R0603,1/R3,Lib:R0402,1                               | 'MISSING_IN_BOM R1 R2, MISSING_ON_BOARD R2-R1'",
        "Designator,Footprint,Quantity                                                                | 'MISSING_IN_BOM R1 R2, MISSING_IN_BOM R3'",
    })
    void aBomInAnotherFormIsRead(String bom, String expected) throws Exception {
        assertEquals(expected, check(bom.replace("/", "\n"), PLACEMENTS, BOARD));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", value = {
        "Designator,Mid X,Mid Y,Layer,Rotation/R1,30mm,-7mm,Bottom,30/R2,10mm,-17mm,Top,270/R3,5 mm,-5.25 mm,Top,0                       | -",
        "Designator;Package;Mid X;Mid Y;Layer;Rotation/R1;R0603;30,0;-7,0;B;30,0/R2;R0603;10,0;-17,0;T;270,0/R3;R0402;5,0;-5,25;T;0,0    | -",
        "Ref,PosX,PosY,Rot,Side/R1,30,-7,-330,BOTTOM/R2,10,-17,-90,TOP/R3,5,-5.25,360,TOP                                                  | -",
        "Ref,PosX,PosY,Rot,Side/R1,30,-7,30,B.Cu/R2,10,-17,270,F.Cu/R3,5,-5.25,0,F.Cu                                                     | -",
        "Ref,PosX,PosY,Rot,Side/R1,30,-7,30,BottomLayer/R2,10,-17,270,TopLayer/R3,5,-5.25,0,somewhere                                     | -",
        "Ref,PosX,PosY,Rot,Side/R1,130,93,30,bottom/R2,110,83,270,top/R3,105,94.75,0,top                                                  | -",
        "Ref,PosX/R1,/R2,?/R3                                                                                                             | -",
        "Ref,Package,PosX,PosY,Rot,Side/R1,R0603,30,-7,30,bottom/R2,R0603,10,-17,270,top/R3,R0402,5,-5.25,0,top/FID1,Fiducial_1mm_Mask2mm,1,1,0,top/FID1,Fiducial_1mm_Mask2mm,9,9,0,top/REF**,MountingHole_3.2mm,9,9,0,top | 'MISSING_ON_BOARD FID1, MISSING_ON_BOARD REF**'",
        "Ref;PosX;PosY;Rot;Side/R1;30,0;-7,0;30;top/R2;10,0;-17,0;270;top/R3;5,0;-5,25;0;top                                              | PLACEMENT_DIFFERS R1",
        "Ref;PosX;PosY;Rot;Side/R1;30,0;-7,0;30;bottom/R2;10,0;-17,0;270;top/R3;5,0;-9,25;0;top                                           | PLACEMENT_DIFFERS R3",
    })
    void aPlacementFileInAnotherFormIsRead(String placements, String expected) throws Exception {
        assertEquals(expected, check(BOM, placements.replace("/", "\n"), BOARD));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", value = {
        // another footprint on the board | its line in the placement file | findings
        "Fiducial:Fiducial_1mm_Mask2mm            | smd exclude_from_bom                    | FID1   | yes | -",
        "Fiducial:Fiducial_1mm_Mask2mm            | smd                                     | FID1   | yes | -",
        "MountingHole:MountingHole_3.2mm_M3_Pad   | exclude_from_pos_files exclude_from_bom | H1     | no  | -",
        "MountingHole:MountingHole_3.2mm_M3_Pad   | through_hole                            | REF**  | no  | -",
        "TestPoint:TestPoint_THTPad_D1.0mm        | through_hole                            | TP1    | yes | -",
        "NetTie:NetTie-2_SMD_Pad0.5mm             | smd                                     | NT1    | yes | -",
        "Own:Company_Logo                         | smd                                     | ''     | no  | -",
        "Own:EDGE_FINGERS                         | smd exclude_from_bom                    | J9     | yes | -",
        "Analog:Logout_SOIC-8                     | smd                                     | U9     | yes | MISSING_IN_BOM U9",
        "Lib:R0603                                | smd                                     | R9     | yes | MISSING_IN_BOM R9",
        "Lib:R0603                                | smd                                     | R?     | no  | MISSING_DESIGNATOR",
        "Lib:R0603                                | smd                                     | R3     | no  | DUPLICATE_DESIGNATOR R3",
        "Fiducial:Fiducial_1mm_Mask2mm            | smd exclude_from_bom                    | R3     | no  | -",
    })
    void whatNobodyAssemblesNeedsNoLine(String footprint, String attributes, String reference, String placed, String expected) throws Exception {
        var board = BOARD.strip().replaceFirst("\\)$", "(footprint \"%s\" (layer \"F.Cu\") (at 1 1) (property \"Reference\" \"%s\") (attr %s) (pad \"1\" smd circle (at 0 0))))".formatted(footprint, reference, attributes));
        var row = "%s,,%s,1,-1,0,top\n".formatted(reference, footprint.substring(footprint.indexOf(':') + 1));
        assertEquals(expected, check(BOM, placed.equals("yes") ? PLACEMENTS + row : PLACEMENTS, board));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "|", value = {
        "smd dnp                    | warning: R2 is in the BOM, but not in the placement file: it is marked as do not populate.",
        "smd exclude_from_pos_files | 'warning: R2 is in the BOM, but not in the placement file: its footprint is excluded from it, so an assembler will not place it.'",
        "smd                        | error: R2 is in the BOM, but not in the placement file.",
    })
    void aPartThatIsNotPlacedOnPurposeIsAWarning(String attributes, String expected) throws Exception {
        var board = BOARD.replace("\"top\") (attr smd)", "\"top\") (attr %s)".formatted(attributes));
        var findings = find(BOM, PLACEMENTS.replace("R2,,R0603,10,-17,270,top\n", ""), board);
        assertEquals(List.of(expected), findings.stream().map(finding -> (finding.error() ? "error: " : "warning: ") + finding.message()).toList());
    }

    private static String check(String bom, String placements, String board) throws Exception {
        var findings = find(bom, placements, board);
        return findings.isEmpty() ? "-" : findings.stream().map(finding -> "%s %s".formatted(finding.fault(), String.join(" ", finding.designators())).strip()).collect(Collectors.joining(", "));
    }

    private static List<AssemblyFinding> find(String bom, String placements, String board) throws Exception {
        return AssemblyCheck.check(
                new AssemblyFiles(
                        Optional.of(Json.mapper().readValue(JSON, Bom.class)),
                        "bom.json",
                        Optional.of(BomTable.parse("bom.csv", bom).orElseThrow()),
                        Optional.of(PlacementTable.parse("place.csv", placements).orElseThrow()),
                        Optional.of(assertInstanceOf(BoardReadResult.Read.class, Board.read(board)).board()),
                        "board.kicad_pcb"),
                _ -> Optional.empty());
    }
}
