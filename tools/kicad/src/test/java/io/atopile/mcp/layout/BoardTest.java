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

    @Test
    void placesPadsAndLocksAreRead() {
        assertEquals(new Placement(0, 0, -90, BoardSide.BACK), one("R2").placement());
        assertTrue(one("R2").isLocked());
        assertEquals(List.of(new BoardComponent.Pad("1", Optional.of("a \"b\" (c"))), one("R1").pads());
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
