package io.atopile.mcp.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BoardLimitsTest {

    private static final String DEEP = "it is nested more than 200 levels deep";
    private static final String EDGE = " (layer \"Edge.Cuts\")";

    static Stream<Arguments> refused() {
        return Stream.of(
                malformed("a deep footprint", footprint("(a ".repeat(20_000) + ")".repeat(20_000)), 2, DEEP),
                malformed("a deep line", "(gr_line " + "(a ".repeat(20_000) + ")".repeat(20_001), 2, DEEP),
                malformed("1e400", footprint("(at 1e400 2)"), 2, "1e400 is not a valid coordinate or angle"),
                malformed("nan", footprint("\n(at 1 nan)"), 3, "nan is not a valid coordinate or angle"),
                malformed("inf", footprint("(at inf 2)"), 2, "inf is not a valid coordinate or angle"),
                malformed("Infinity", footprint("(at 1 2 Infinity)"), 2, "Infinity is not a valid coordinate or angle"),
                malformed("NaN", footprint("(at 1 2 NaN)"), 2, "NaN is not a valid coordinate or angle"),
                malformed("a hexadecimal number", footprint("(at 0x1p3 2)"), 2, "0x1p3 is not a valid coordinate or angle"),
                malformed("a number of Java's", footprint("(at 1 2d)"), 2, "2d is not a valid coordinate or angle"),
                malformed("a huge number", footprint("(at " + "9".repeat(100_000) + " 2)"), 2, "9".repeat(20) + " is not a valid coordinate or angle"),
                malformed("far away", footprint("(at 1 -1e9)"), 2, "-1e9 is not a valid coordinate or angle"),
                malformed("a form for a number", footprint("(at 1 (x 2))"), 2, "(x 2) is not a valid coordinate or angle"),
                malformed("an edge at 1e400", "(gr_line (start 1 2)\n(end 1e400 2) (layer \"Edge.Cuts\"))", 3, "1e400 is not a valid coordinate or angle"),
                malformed("a string without end", footprint("(descr \"never)"), 2, "a string is not terminated"),
                malformed("a parenthesis too many", footprint(")"), 2, "there is text after the last parenthesis"),
                Arguments.of("a piece of 3 MB", footprint("(descr \"" + "x".repeat(3 << 20) + "\")"), new BoardReadResult.TooMany("2 MiB in one piece (line 2)")),
                Arguments.of(
                        "a very ragged edge",
                        "(gr_line (layer \"Edge.Cuts\"))".repeat(20_001),
                        new BoardReadResult.TooMany("20,000 outline shapes")),
                Arguments.of("many components", "(footprint)".repeat(100_001), new BoardReadResult.TooMany("100,000 components")),
                Arguments.of("many pads", footprint("(pad 1)".repeat(100_000)).repeat(5), new BoardReadResult.TooMany("400,000 pads")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatNoBoardHasIsNamed(String name, String content, BoardReadResult expected) {
        var text = "(kicad_pcb\n" + content + ")";
        assertEquals(expected, Board.read(name.equals("a string without end") ? text.stripTrailing() : text), name);
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("as far as can be", footprint("(at 1e6 -1e6 -1000000)") + "(gr_line (start -1e6 1e6)" + EDGE + ")"),
                Arguments.of("more than a position needs", footprint("(at 1 2 90 unlocked) (pad \"1\" (at nan nan))")),
                Arguments.of("a drawing that is not the edge", "(gr_line (start nan inf) (layer \"F.SilkS\"))"),
                Arguments.of("all edges", ("(gr_line" + EDGE + ")").repeat(20_000)),
                Arguments.of("all components", "(footprint)".repeat(100_000)),
                Arguments.of("all pads", footprint("(pad 1)".repeat(100_000)).repeat(4)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void whatIsWithinTheLimitsIsRead(String name, String content) {
        assertInstanceOf(BoardReadResult.Read.class, Board.read("(kicad_pcb\n" + content + ")"), name);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void aPieceMayHaveTwoMebibytes(int more, boolean isRead) {
        var piece = footprint("(descr \"" + "x".repeat((2 << 20) - footprint("(descr \"\")").length() + more) + "\")");
        assertEquals(isRead, Board.read("(kicad_pcb " + piece + ")") instanceof BoardReadResult.Read);
    }

    @Test
    void tracksCostNothing() {
        var text = "(kicad_pcb (version 20241229)\n" + footprint("(at 1.5 -2e1 90)(pad \"1\" smd (net 3 \"GND\"))")
                + "(segment (start 1 2) (end 3 4) (width 0.2) (layer \"F.Cu\") (net 1))".repeat(200_000)
                + "(via)(arc)" + "(zone " + "(a ".repeat(20_000) + ")".repeat(20_001) + ")";
        var board = assertInstanceOf(BoardReadResult.Read.class, Board.read(text)).board();
        assertEquals(200_001, board.tracks());
        assertEquals(1, board.vias());
        assertEquals(new Placement(1.5, -20, 90, BoardSide.FRONT), board.components().getFirst().placement());
        assertEquals("GND", Net.of(board).getFirst().name());
    }

    private static Arguments malformed(String name, String content, int line, String problem) {
        return Arguments.of(name, content, new BoardReadResult.Malformed(line, problem));
    }

    private static String footprint(String content) {
        return "(footprint \"lib:R\" (layer \"F.Cu\") " + content + ")";
    }
}
