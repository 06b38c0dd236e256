package io.atopile.mcp.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a move changes in the text of a component, and that it changes nothing else. */
class ComponentTextTest {

    private static String board(String layer, String at, String child) {
        return "(kicad_pcb (footprint \"lib:R\" (layer \"%s\") %s (property \"Reference\" \"R1\") %s))".formatted(layer, at, child);
    }

    private static BoardEditResult place(String text, double x, double y, Optional<Double> rotation, BoardSide side) {
        var board = assertInstanceOf(BoardReadResult.Read.class, Board.read(text)).board();
        return ComponentMover.place(board, board.components().getFirst(), x, y, rotation, side);
    }

    private static void assertPlaced(String expected, BoardEditResult actual) {
        assertEquals(expected, assertInstanceOf(BoardEditResult.Changed.class, actual).text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            (fp_text user "x" (at 1 2 0) (layer "F.SilkS") (effects (font)))                          | (fp_text user "x" (at 1 -2 0) (layer "B.SilkS") (effects (font) (justify mirror)))
            (fp_text user "x" (at 1 2) (layer "F.SilkS"))                                             | (fp_text user "x" (at 1 -2) (layer "B.SilkS"))
            (fp_text user "x" (at 1 2 90) (layer F.SilkS) (effects (justify left)))                   | (fp_text user "x" (at 1 -2 90) (layer B.SilkS) (effects (justify right mirror)))
            (fp_text user "x" (at 1 2 -90) (layer "F.SilkS") (effects (justify left)))                | (fp_text user "x" (at 1 -2 90) (layer "B.SilkS") (effects (justify left mirror)))
            (fp_text user "x" (at 1 2 180) (layer "F.SilkS") (effects (justify left top)))            | (fp_text user "x" (at 1 -2 0) (layer "B.SilkS") (effects (justify right bottom mirror)))
            (fp_text user "x" (at 1 2 45) (layer "B.SilkS") (effects (justify right bottom mirror)))  | (fp_text user "x" (at 1 -2 135) (layer "F.SilkS") (effects (justify left top)))
            (fp_text user "x" (at 1 2 0) (layer "B.SilkS") (effects (font) (justify mirror)))         | (fp_text user "x" (at 1 -2 0) (layer "F.SilkS") (effects (font) ))
            (fp_text user "x" (at 1 2 90) (layer "Cmts.User") (effects (justify left)))               | (fp_text user "x" (at 1 -2 90) (layer "Cmts.User") (effects (justify right)))
            (fp_text user "x" (at 1 2 90) (layer "Cmts.User") (effects (font)))                       | (fp_text user "x" (at 1 -2 90) (layer "Cmts.User") (effects (font)))
            (fp_text user "x" (at 1 2 90) (unlocked yes) (layer "F.Fab") (effects (justify left)))    | (fp_text user "x" (at 1 -2 -90) (unlocked yes) (layer "B.Fab") (effects (justify left mirror)))
            (fp_text user "x" (at 1 2 90) (unlocked no) (layer "F.Fab") (effects (justify left)))     | (fp_text user "x" (at 1 -2 90) (unlocked no) (layer "B.Fab") (effects (justify right mirror)))
            (fp_text user "x" (at 1 2 90 unlocked) (layer "F.Fab") (effects (justify left)))          | (fp_text user "x" (at 1 -2 -90 unlocked) (layer "B.Fab") (effects (justify left mirror)))
            (property "Value" "1k" (at 0 -1.5 90) (layer "F.Fab") (effects (font (size 1 1))))        | (property "Value" "1k" (at 0 1.5 90) (layer "B.Fab") (effects (font (size 1 1)) (justify mirror)))
            (property "Note" "x")                                                                     | -
            (pad "1" smd rect (at 1 2) (layers "F.Cu" "F.Mask"))                                      | (pad "1" smd rect (at 1 -2 180) (layers "B.Cu" "B.Mask"))
            (pad "1" smd rect (at 1 2 30) (layers "B.Cu" F.Mask))                                     | (pad "1" smd rect (at 1 -2 150) (layers "F.Cu" B.Mask))
            (pad "1" thru_hole rect (at 1 2 180) (layers "*.Cu" "*.Mask") (drill 1 (offset 0.5 -1)))  | (pad "1" thru_hole rect (at 1 -2 0) (layers "*.Cu" "*.Mask") (drill 1 (offset 0.5 1)))
            (pad "1" smd custom (at 0 0 180) (primitives (gr_poly (pts (xy 1 2) (xy 3 -4)))))         | (pad "1" smd custom (at 0 0 0) (primitives (gr_poly (pts (xy 1 -2) (xy 3 4)))))
            (fp_line (start 1 2) (end 3 -4.50) (layer "F.SilkS"))                                     | (fp_line (start 1 -2) (end 3 4.5) (layer "B.SilkS"))
            (fp_arc (start 1 0) (mid 3 0.25) (end 5 0) (layer "F.CrtYd"))                             | (fp_arc (start 1 0) (mid 3 -0.25) (end 5 0) (layer "B.CrtYd"))
            (fp_circle (center 1 2) (end 3 2) (layer "Dwgs.User"))                                    | (fp_circle (center 1 -2) (end 3 -2) (layer "Dwgs.User"))
            (fp_rect (start 1 2) (end 3 4) (layer "F.Paste"))                                         | (fp_rect (start 1 -2) (end 3 -4) (layer "B.Paste"))
            (model "x.step" (offset (xyz 1 2 3)) (start 1 2))                                         | -
            (attr smd)                                                                                | -
            """)
    void aFlipMirrorsEachItemOfAComponent(String child, String flipped) {
        var expected = board("B.Cu", "(at 3 4 180)", flipped == null ? child : flipped);
        assertPlaced(expected, place(board("F.Cu", "(at 3 4)", child), 3, 4, Optional.empty(), BoardSide.BACK));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            0  | 90  | (pad "1" smd rect (at 1 2) (layers "F.Cu"))          | (pad "1" smd rect (at 1 2 90) (layers "F.Cu"))
            90 | 0   | (pad "1" smd rect (at 1 2 90) (layers "F.Cu"))       | (pad "1" smd rect (at 1 2 0) (layers "F.Cu"))
            90 | 180 | (pad "1" smd rect (at 1 2 135) (layers "F.Cu"))      | (pad "1" smd rect (at 1 2 -135) (layers "F.Cu"))
            10 | -35 | (fp_text user "x" (at 1 2 45) (layer "F.SilkS"))     | (fp_text user "x" (at 1 2 0) (layer "F.SilkS"))
            10 | 20  | (property "Value" "x" (at 1 2 unlocked))             | (property "Value" "x" (at 1 2 10 unlocked))
            0  | 90  | (property "Note" "x")                                | -
            0  | 90  | (fp_line (start 1 2) (end 3 4) (layer "F.SilkS"))    | -
            0  | 90  | (model "x.step" (at 1 2))                            | -
            0  | 90  | (dimension (padstack))                               | -
            """)
    void aTurnTurnsPadsAndTextsAlone(int from, int to, String child, String turned) {
        var expected = board("F.Cu", "(at 3 4 %d)".formatted(to), turned == null ? child : turned);
        assertPlaced(expected, place(board("F.Cu", "(at 3 4 %d)".formatted(from), child), 3, 4, Optional.of((double) to), BoardSide.FRONT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            (pad "1" smd rect (at 1 2 30))                            | (pad "1" smd rect (at 1 -2 45))
            (pad "1" smd rect (at 1 2))                               | (pad "1" smd rect (at 1 -2 75))
            (fp_text user "x" (at 1 2 30) (layer "F.SilkS"))          | (fp_text user "x" (at 1 -2 45) (layer "B.SilkS"))
            (fp_text user "x" (at 1 2) (layer "F.SilkS"))             | (fp_text user "x" (at 1 -2 -105) (layer "B.SilkS"))
            """)
    void aFlipWithARotationEndsAtTheRotation(String child, String placed) {
        assertPlaced(board("B.Cu", "(at 5 -6.5 45)", placed), place(board("F.Cu", "(at 3 4 30)", child), 5, -6.5, Optional.of(45.0), BoardSide.BACK));
    }

    @Test
    void onlyThePositionOfAMovedComponentChanges() {
        var pad = "(pad \"1\" smd rect (at 1 2 90) (layers \"F.Cu\"))(fp_line (start 1 2) (end 3 4))";
        assertPlaced(board("F.Cu", "(at 3.25 4.0 90)", pad), place(board("F.Cu", "(at 3 4.0 90)", pad), 3.25, 4, Optional.empty(), BoardSide.FRONT));
        assertPlaced(board("F.Cu", "(at 3 -4)", pad), place(board("F.Cu", "(at 3 4)", pad), 3, -4, Optional.empty(), BoardSide.FRONT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            (pad "1" smd roundrect (at 1 2) (chamfer top_left))      | chamfer
            (pad "1" smd trapezoid (at 1 2) (rect_delta 0 1))        | rect_delta
            (pad "1" smd rect (at 1 2) (padstack (mode custom)))     | padstack
            (dimension (layer "F.Fab"))                              | dimension
            (fp_text_box "x" (layer "F.Fab"))                        | fp_text_box
            """)
    void whatCannotBeFlippedIsNamed(String child, String what) {
        var reason = "R1 can't be flipped here because of its %s; flip it in KiCad".formatted(what);
        var text = board("F.Cu", "(at 3 4)", child);
        assertEquals(new BoardEditResult.Impossible(reason), place(text, 3, 4, Optional.empty(), BoardSide.BACK));
        assertPlaced(board("F.Cu", "(at 3 5)", child), place(text, 3, 5, Optional.empty(), BoardSide.FRONT));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "uuid", "tstamp", "descr", "tags", "attr", "model", "path", "sheetname", "sheetfile", "locked", "placed", "clearance", "solder_mask_margin",
        "solder_paste_margin", "solder_paste_ratio", "solder_paste_margin_ratio", "zone_connect", "thermal_width", "thermal_gap", "net_tie_pad_groups",
        "embedded_fonts", "generator", "generator_version", "version", "units", "duplicate_pad_numbers_are_jumpers"
    })
    void whatIsTheSameOnBothSidesStaysAsItIs(String name) {
        var child = "(%s \"F.x\" 1 2)".formatted(name);
        assertPlaced(board("B.Cu", "(at 3 4 180)", child), place(board("F.Cu", "(at 3 4)", child), 3, 4, Optional.empty(), BoardSide.BACK));
    }

    @Test
    void whatCannotBeMovedIsNamed() {
        assertEquals(new BoardEditResult.Impossible("R1 has no position"), place(board("F.Cu", "", ""), 1, 0, Optional.empty(), BoardSide.FRONT));
        assertEquals(
                new BoardEditResult.Impossible("R1 contains a zone, which is stored in board coordinates; move it in KiCad"),
                place(board("F.Cu", "(at 0 0)", "(zone)"), 1, 0, Optional.empty(), BoardSide.FRONT));
    }

    @Test
    void whatIsThereAlreadyIsUnchanged() {
        var text = board("B.Cu", "(at 3 4 -90)", "(zone)");
        assertEquals(new BoardEditResult.Unchanged(), place(text, 3, 4, Optional.empty(), BoardSide.BACK));
        assertEquals(new BoardEditResult.Unchanged(), place(text, 3.0000001, 4, Optional.of(270.0), BoardSide.BACK));
    }
}
