package io.atopile.mcp.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTest {

    private static final String BOARD =
            """
            (kicad_pcb (version 20241229)
              (footprint "lib:R" (layer "F.Cu") (at 1.50  2)   (property "Reference" "R1") (property "atopile_address" "psu.r_top")
                (pad "1" smd rect (at 0 0) (net 1 "a \\"b\\" (c")) (pad "" np_thru_hole circle (at 1 0)))
              (footprint "lib:R" locked (layer "B.Cu") (at 0 0 -90) (property "Reference" "R2") (property "atopile_address" "adc.r_top"))
              (footprint "lib:Z" (layer "F.Cu") (at 0 0) (property "Reference" "Z1") (zone (net 0)))
              (gr_line (start 0 0) (end 9 9) (layer "Edge.Cuts")) (gr_text "Edge.Cuts" (at 0 0) (layer "F.SilkS")) )
            """;

    @Test
    void componentsAreFoundByAnyOfTheirNames() {
        assertEquals("R1", one("psu.r_top").reference());
        assertEquals("psu.r_top", one("r1").name());
        assertEquals(List.of("psu.r_top", "adc.r_top"), assertInstanceOf(ComponentMatch.Several.class, board(BOARD).find("r_top")).names());
        assertTrue(assertInstanceOf(ComponentMatch.None.class, board(BOARD).find("psu.r_to")).nearest().contains("psu.r_top"));
    }

    @ParameterizedTest
    @CsvSource({"App.psu.r_top, R1", "App::psu.r_top, R1", "src/main.ato:App.psu.r_top, R1", "App.R2, R2", "' r2 ', R2", "ADC.R_TOP, R2"})
    void whatLeadsToTheEntryMayStandBeforeAName(String wanted, String reference) {
        assertEquals(reference, one(wanted).reference());
    }

    @Test
    void aNameInTheEntryThatSeveralHaveStaysAmbiguous() {
        assertEquals(List.of("psu.r_top", "adc.r_top"), assertInstanceOf(ComponentMatch.Several.class, board(BOARD).find("App.r_top")).names());
    }

    @Test
    void placesPadsAndLocksAreRead() {
        assertEquals(new Placement(0, 0, -90, BoardSide.BACK), one("R2").placement());
        assertTrue(one("R2").isLocked());
        assertEquals(List.of(Optional.of("a \"b\" (c")), one("R1").pads().stream().map(ComponentPad::net).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "'(locked yes)', true",
        "'(locked no)', false",
        "locked, true",
        "'', false",
        "'(attr smd)', false"
    })
    void aLockIsReadInTheFormsOfKicad9AndBefore(String lock, boolean isLocked) {
        var board = board("(kicad_pcb (footprint \"lib:R\" %s (layer \"F.Cu\") (at 0 0) (property \"Reference\" \"R1\")))".formatted(lock));
        assertEquals(isLocked, board.components().getFirst().isLocked());
    }

    /** KiCad flips from left to right: an angle becomes its supplement. */
    @ParameterizedTest
    @CsvSource({
        "0, 180",
        "90, 90",
        "37.5, 142.5",
        "-90, -90",
        "-142.5, -37.5",
        "180, 0"
    })
    void aFlipMakesOfAnAngleItsSupplement(String angle, String flipped) {
        var form = "(footprint \"lib:R\" (layer \"%s\") (at 3 4 %s) (property \"Reference\" \"R1\") (pad \"1\" smd rect (at 1 2 %s)))";
        var board = board("(kicad_pcb %s)".formatted(form.formatted("F.Cu", angle, angle)));
        var component = board.components().getFirst();
        var made = assertInstanceOf(BoardEditResult.Changed.class, ComponentMover.place(board, component, 3, 4, Optional.empty(), BoardSide.BACK));
        assertEquals("(kicad_pcb %s)".formatted(form.formatted("B.Cu", flipped, flipped).replace("(at 1 2 ", "(at 1 -2 ")), made.text());
        assertEquals(new Placement(3, 4, Double.parseDouble(flipped), BoardSide.BACK), board(made.text()).components().getFirst().placement());
    }

    @Test
    void roundedCornersAreQuartersOfACircle() {
        var shaped = board(Outline.of(board("(kicad_pcb (version 20241229))")).replaceWith(new BoardRectangle(10, 20, 40, 30), 2));
        var arcs = shaped.edges().stream()
                .filter(shape -> shape.name().equals("gr_arc"))
                .map(arc -> Outline.listPoints(arc).map(point -> "%s %s".formatted(point.number(1).orElseThrow(), point.number(2).orElseThrow())).toList())
                .toList();
        assertEquals(
                List.of(
                        List.of("10.0 22.0", "10.585786 20.585786", "12.0 20.0"),
                        List.of("48.0 20.0", "49.414214 20.585786", "50.0 22.0"),
                        List.of("50.0 48.0", "49.414214 49.414214", "48.0 50.0"),
                        List.of("12.0 50.0", "10.585786 49.414214", "10.0 48.0")),
                arcs);
        assertEquals(4, Outline.of(board(Outline.of(shaped).replaceWith(new BoardRectangle(0, 0, 1, 1), 0))).shapes());
    }

    @Test
    void onlyTheNumbersThatChangeAreWrittenAnew() {
        var board = board(BOARD);
        var moved = assertInstanceOf(BoardEditResult.Changed.class, ComponentMover.place(board, one("R1"), 1.5, -0.0000001, Optional.empty(), BoardSide.FRONT));
        assertEquals(BOARD.replace("(at 1.50  2)", "(at 1.50  0)"), moved.text());
        assertInstanceOf(BoardEditResult.Unchanged.class, ComponentMover.place(board, one("R1"), 1.5, 2, Optional.of(360.0), BoardSide.FRONT));
        assertInstanceOf(BoardEditResult.Impossible.class, ComponentMover.place(board, one("Z1"), 1, 1, Optional.empty(), BoardSide.FRONT));
    }

    @Test
    void anOutlineTakesThePlaceOfTheOldOneWithTheFilesOwnLineEnds() {
        var windows = BOARD.replace("\n", "\r\n");
        var outline = Outline.of(board(windows));
        assertEquals(Optional.of(new BoardRectangle(0, 0, 9, 9)), outline.box());
        var shaped = outline.replaceWith(outline.proposeRectangle(20, 10), 2.5);
        assertEquals(0, shaped.replace("\r\n", "").chars().filter(c -> c == '\n' || c == '\r').count());
        assertEquals(Optional.of(new BoardRectangle(-5.5, -0.5, 20, 10)), Outline.of(board(shaped)).box());
        assertTrue(shaped.contains("(gr_text \"Edge.Cuts\"") && !shaped.contains("(end 9 9)"), shaped);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            (kicad_pcb (footprint, 1, unclosed parentheses: 2
            (kicad_pcb "no end), 1, a string is not terminated
            (kicad_sch), 1, it isn't a KiCad board
            kicad_pcb, 1, it doesn't begin with a parenthesis
            (kicad_pcb)), 1, there is text after the last parenthesis
            '', 1, it doesn't begin with a parenthesis
            """, quoteCharacter = '\'', delimiter = ',')
    void whatIsNoBoardIsNamedAsSuch(String text, int line, String problem) {
        assertEquals(new BoardReadResult.Malformed(line, problem), Board.read(text == null ? "" : text));
    }

    @Test
    void linesAreCountedFromTheFirstOfTheFile() {
        var board = "(kicad_pcb\n\n(footprint \"lib:R\" (at x 0)))";
        assertEquals(new BoardReadResult.Malformed(3, "x is not a valid coordinate or angle"), Board.read(board));
        assertEquals(new BoardReadResult.Malformed(4, "x is not a valid coordinate or angle"), Board.read("\n" + board));
    }

    @Test
    void deepNestingIsReadWithoutRunningOutOfStack() {
        var deep = "(kicad_pcb " + "(a ".repeat(100_000) + ")".repeat(100_001);
        assertInstanceOf(BoardReadResult.Read.class, Board.read(deep));
    }

    private static BoardComponent one(String name) {
        return assertInstanceOf(ComponentMatch.One.class, board(BOARD).find(name)).component();
    }

    private static Board board(String text) {
        return assertInstanceOf(BoardReadResult.Read.class, Board.read(text)).board();
    }
}
