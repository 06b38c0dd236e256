package io.atopile.mcp.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, rectangles and designators by themselves. */
class KicadNumbersTest {

    private static final BoardRectangle BOX = new BoardRectangle(10, 20, 4, 6);

    @ParameterizedTest
    @CsvSource({
        "0, 0", "90, 90", "-90, -90", "180, 180", "-180, 180", "180.000001, -179.999999", "-180.000001, 179.999999", "181, -179", "-181, 179",
        "359, -1", "360, 0", "-360, 0", "540, 180", "-540, 180", "720.5, 0.5", "180.0000001, 180", "-179.9999999, 180", "-0.0000001, 0"
    })
    void anAngleStaysWithinOneTurn(double angle, double normal) {
        assertEquals(normal, KicadNumbers.normalizeDegrees(angle));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.5, 1.5", "100, 100, 100", "10000000, 10000000, 10000000", "1.2345674, 1.234567, 1.234567", "1.2345675, 1.234568, 1.234568",
        "-1.2345675, -1.234568, -1.234568", "0.0000005, 0.000001, 0.000001", "0.0000004, 0, 0", "-0.0000004, 0, 0", "-0.0, 0, 0"
    })
    void aLengthIsKeptToTheNanometre(double length, double rounded, String written) {
        assertEquals(rounded, KicadNumbers.roundMillimetres(length));
        assertEquals(written, KicadNumbers.format(length));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 20, true", "14, 26, true", "10, 26, true", "12, 23, true", "9.999999, 23, false", "14.000001, 23, false", "12, 19.999999, false",
        "12, 26.000001, false"
    })
    void aRectangleContainsItsEdges(double x, double y, boolean isInside) {
        assertEquals(isInside, BOX.contains(new Placement(x, y, 0, BoardSide.FRONT)));
    }

    @Test
    void aRectangleIsMeasuredFromItsCentre() {
        assertEquals(BOX, BoardRectangle.ofCentre(12, 23, 4, 6));
        assertEquals(List.of(14.0, 26.0, 12.0, 23.0), List.of(BOX.right(), BOX.bottom(), BOX.centreX(), BOX.centreY()));
        assertEquals(new BoardRectangle(0.1, 0.2, 0.3, 0.4), new BoardRectangle(0.1000001, 0.2000001, 0.3000001, 0.4000001));
    }

    @ParameterizedTest
    @CsvSource({"F.Cu, FRONT", "B.Cu, BACK", "B.SilkS, BACK", "'', FRONT", "Board, FRONT"})
    void aLayerIsOnOneSide(String layer, BoardSide side) {
        assertEquals(side, BoardSide.ofLayer(layer));
    }

    @ParameterizedTest
    @CsvSource({
        "R10 C10 R2 C2 R1, C2 C10 R1 R2 R10",
        "R1 R R01 R0, R R0 R01 R1",
        "U1B2 U1B10 U1A3, U1A3 U1B2 U1B10",
        "12 2 A, 2 12 A",
        "R2000000001 R1999999999 R1, R1 R1999999999 R2000000001"
    })
    void designatorsAreOrderedByTheirNumbers(String written, String ordered) {
        assertEquals(ordered, String.join(" ", Arrays.stream(written.split(" ", -1)).sorted(DesignatorOrder.ORDER).toList()));
    }

    @Test
    void editsAreMadeInTheOrderOfTheirPlaces() {
        var edits = List.of(new TextEdit(4, 6, "E"), new TextEdit(1, 3, "bc"), new TextEdit(1, 1, "-"), new TextEdit(3, 4, ""));
        assertEquals("a-bcE", TextEdit.apply("aBCDEF", edits));
        assertEquals("aBCDEF", TextEdit.apply("aBCDEF", List.of()));
    }

    @Test
    void editsThatOverlapAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> TextEdit.apply("abcd", List.of(new TextEdit(0, 2, ""), new TextEdit(1, 3, ""))));
    }
}
