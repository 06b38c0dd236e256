package io.atopile.mcp.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edge of a board, and what is read of the parts on it. */
class OutlineTest {

    private static final String EDGE = " (layer \"Edge.Cuts\")";

    private static Board board(String content) {
        return assertInstanceOf(BoardReadResult.Read.class, Board.read("(kicad_pcb %s)".formatted(content))).board();
    }

    private static Outline outline(String shapes) {
        return Outline.of(board(shapes.replace("*", EDGE)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (gr_line (start 1 2) (end 5 8) *)                                | 1 | 1, 2, 4, 6
            (gr_line (start 5 8) (end 1 2) *) (gr_line (start 0 3) (end 1 9) *) | 2 | 0, 2, 5, 7
            (gr_arc (start 0 0) (mid 2 -2) (end 4 0) *)                      | 1 | 0, -2, 4, 2
            (gr_arc (start 0 0) (mid 2 -1) (end 4 0) *)                      | 1 | 0, -1, 4, 1
            (gr_arc (start 3 4) (mid -5 0) (end 3 -4) *)                     | 1 | -5, -5, 8, 10
            (gr_arc (start 0 5) (mid 3 4) (end 5 0) *)                       | 1 | 0, 0, 5, 5
            (gr_arc (start 0 5) (mid -3 -4) (end 5 0) *)                     | 1 | -5, -5, 10, 10
            (gr_arc (start 0 0) (mid 2 0) (end 4 0) *)                       | 1 | 0, 0, 4, 0
            (gr_circle (center 10 10) (end 13 14) *)                         | 1 | 5, 5, 10, 10
            (gr_circle (center 0 0) *)                                       | 1 | 0, 0, 0, 0
            (gr_rect (start -1 -2) (end 3 4) *)                              | 1 | -1, -2, 4, 6
            (gr_poly (pts (xy 0 0) (xy 4 1) (xy 2 5)) *)                     | 1 | 0, 0, 4, 5
            (gr_curve (pts (xy 0 0) (xy 0 4) (xy 4 4) (xy 4 0)) *)           | 1 | 0, 0, 4, 3
            (gr_poly (pts (xy 0 0) (arc (start 4 0) (mid 6 2) (end 4 4)) (xy 0 4)) *) | 1 | 0, 0, 6, 4
            (footprint "a" (at 10 20) (fp_rect (start 0 0) (end 4 6) *))     | 1 | 10, 20, 4, 6
            (footprint "a" (at 10 20 90) (fp_rect (start 0 0) (end 4 6) *))  | 1 | 10, 16, 6, 4
            (footprint "a" (at 10 20 45) (fp_circle (center 0 0) (end 3 4) *)) | 1 | 5, 15, 10, 10
            (footprint "a" (at 0 0 180) (fp_line (start 1 2) (end 5 8) *) (fp_line (start 0 0) (end 99 99) (layer "F.SilkS"))) | 1 | -5, -8, 4, 6
            (gr_rect (start 0 0) (end 9 9) *) (footprint "cut-out" (at 20 20) (fp_circle (center 0 0) (end 1 0) *)) | 1 | 0, 0, 9, 9
            (gr_line (start 1 2) (end 3) *)                                  | 1 | 1, 2, 0, 0
            (gr_line (start 1 2) (end 3 4) *) (gr_line (start 9 nan) (end 8 9) (layer "F.SilkS")) | 1 | 1, 2, 2, 2
            """)
    void anOutlineHasABox(String shapes, int count, String box) {
        var numbers = List.of(box.split(", ", -1)).stream().map(Double::valueOf).toList();
        assertEquals(
                Optional.of(new BoardRectangle(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3))), outline(shapes).box());
        assertEquals(count, outline(shapes).shapes());
    }

    @Test
    void withoutAnEdgeThereIsNoBox() {
        assertEquals(Optional.empty(), outline("(gr_line (start 0 0) (end 1 1) (layer \"F.Cu\"))").box());
        assertEquals(0, outline("(gr_line (start 0 0) (end 1 1)) (gr_text \"x\" *)").shapes());
        assertEquals(Optional.empty(), outline("(gr_line *)").box());
    }

    @Test
    void aNewOutlineIsProposedWhereTheBoardIs() {
        var parts = "(footprint \"a\" (at 2 30)) (footprint \"a\" (at 10 10)) (footprint \"a\" (at 4 14))";
        assertEquals(new BoardRectangle(-4, 15, 20, 10), outline(parts).proposeRectangle(20, 10));
        assertEquals(new BoardRectangle(90, 45, 20, 10), outline(parts + "(gr_rect (start 96 48) (end 104 52) *)").proposeRectangle(20, 10));
        assertEquals(new BoardRectangle(0, 0, 20, 10), outline("").proposeRectangle(20, 10));
    }

    @Test
    void anOutlineIsReplacedAndTheRestIsKept() {
        var text = "(kicad_pcb\n\t(version 1)\n\t(gr_rect (start 0 0) (end 1 1) (layer \"Edge.Cuts\"))\n\t(gr_text \"x\")\n)\n";
        var made = Outline.of(assertInstanceOf(BoardReadResult.Read.class, Board.read(text)).board()).replaceWith(new BoardRectangle(1, 2, 3, 4), 0);
        assertEquals(
                "(kicad_pcb\n\t(version 1)\n\t(gr_text \"x\")" + line("1 2", "4 2") + line("4 2", "4 6") + line("4 6", "1 6") + line("1 6", "1 2") + "\n)\n",
                made.replaceAll("\\(uuid \"[0-9a-f-]{36}\"\\)", "(uuid)"));
        assertEquals(4, made.lines().filter(found -> found.contains("(uuid ")).distinct().count());
    }

    private static String line(String start, String end) {
        return "\n\t(gr_line\n\t\t(start %s)\n\t\t(end %s)\n\t\t(stroke\n\t\t\t(width 0.05)\n\t\t\t(type default)\n\t\t)\n\t\t(layer \"Edge.Cuts\")\n\t\t(uuid)\n\t)"
                .formatted(start, end);
    }

    @Test
    void linesEndWhereTheCornersBegin() {
        var made = outline("").replaceWith(new BoardRectangle(10, 20, 40, 30), 2);
        var lines = assertInstanceOf(BoardReadResult.Read.class, Board.read(made)).board().edges().stream()
                .filter(shape -> shape.name().equals("gr_line"))
                .map(shape -> Outline.listPoints(shape).map(point -> point.number(1).orElseThrow() + " " + point.number(2).orElseThrow()).toList())
                .toList();
        assertEquals(
                List.of(List.of("12.0 20.0", "48.0 20.0"), List.of("50.0 22.0", "50.0 48.0"), List.of("48.0 50.0", "12.0 50.0"), List.of("10.0 48.0", "10.0 22.0")),
                lines);
    }

    @Test
    void aComponentHasWhatItsFootprintSays() {
        var found = board("(footprint \"lib:R\" (property \"Value\" \"1k\") (property \"Reference\" \"R1\") (property \"atopile_address\" \"\"))").components().getFirst();
        assertEquals(List.of("R1", "R1", "1k", "lib:R"), List.of(found.name(), found.reference(), found.value().orElseThrow(), found.footprint()));
        assertEquals(Optional.empty(), found.address());
        assertEquals(new Placement(0, 0, 0, BoardSide.FRONT), found.placement());
        var bare = board("(footprint (at 1) (pad) (pad \"2\") (pad \"3\" (net 4 \"A\")) (pad \"4\" (net \"B\")))").components().getFirst();
        assertEquals(List.of("", "", ""), List.of(bare.name(), bare.reference(), bare.footprint()));
        assertEquals(new Placement(1, 0, 0, BoardSide.FRONT), bare.placement());
        assertEquals(
                List.of("2 Optional.empty", "3 Optional[A]", "4 Optional[B]"),
                bare.pads().stream().map(pad -> pad.number() + " " + pad.net()).toList());
    }

    private static String part(String reference, String address, String pads) {
        return "(footprint \"x\" (at 0 0) (property \"Reference\" \"%s\") (property \"atopile_address\" \"%s\") %s)".formatted(reference, address, pads);
    }

    @ParameterizedTest
    @CsvSource({
        "a.r, One(a.r)", "' a.r ', One(a.r)", "A.R, One(a.r)", "R1, One(a.r)", "r1, One(a.r)", "R, One(b.R)", "b.c.r, One(b.c.r)", "c.r, One(b.c.r)", "C.R, One(b.c.r)",
        "r, 'Several(a.r, b.c.r)'", "U, 'Several(m1.U, m2.U, m3.U, m4.U, m5.U)'", "u, 'Several(m1.U, m2.U, m3.U, m4.U, m5.U)'", "R9, 'None(R1, R2, R3)'", "nothing.like.it, None()"
    })
    void theMostExactMatchIsFound(String name, String match) {
        var content = part("R1", "a.r", "") + part("R2", "b.R", "") + part("R3", "b.c.r", "");
        for (var module = 1; module <= 6; module++) {
            content += part("", "m%d.U".formatted(module), "");
        }
        assertEquals(match, switch (board(content).find(name)) {
            case ComponentMatch.One(var component) -> "One(%s)".formatted(component.name());
            case ComponentMatch.None(var nearest) -> "None(%s)".formatted(String.join(", ", nearest));
            case ComponentMatch.Several(var names) -> "Several(%s)".formatted(String.join(", ", names));
        });
    }

    @Test
    void netsListTheirPinsInOrder() {
        var nets = Net.of(board(
                part("R10", "c", "(pad \"2\" (net 1 \"GND\")) (pad \"1\" (net 2 \"VCC\"))")
                        + part("R2", "d", "(pad \"10\" (net 1 \"GND\")) (pad \"2\" (net 1 \"GND\")) (pad \"2\" (net 1 \"GND\")) (pad \"3\" (net 0 \"\")) (pad \"4\")")));
        assertEquals(
                List.of("GND R2.2 R2.10 R10.2", "VCC R10.1"),
                nets.stream()
                        .map(net -> net.name() + " " + String.join(" ", net.pins().stream().map(pin -> pin.component().reference() + "." + pin.pad()).toList()))
                        .toList());
    }
}
