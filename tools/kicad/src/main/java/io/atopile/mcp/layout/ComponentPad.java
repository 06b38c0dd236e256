package io.atopile.mcp.layout;

import io.atopile.mcp.sexpr.SExpr.Atom;
import io.atopile.mcp.sexpr.SExpr.Form;
import java.util.List;
import java.util.Optional;

/**
 * A pad of a component, where it is on the board.
 *
 * @param net the net that it is connected to; empty if there is none
 * @param xMm of its center, on the board and not within the component, in millimetres
 * @param rotationDeg on the board, counter-clockwise as displayed by KiCad, in degrees, greater than -180 and at most 180
 * @param sides the sides with copper: one, both, or none
 */
public record ComponentPad(String number, Optional<String> net, double xMm, double yMm, double rotationDeg, List<BoardSide> sides) {

    private static final List<BoardSide> FRONT = List.of(BoardSide.FRONT);
    private static final List<BoardSide> BACK = List.of(BoardSide.BACK);
    private static final List<BoardSide> BOTH = List.of(BoardSide.FRONT, BoardSide.BACK);

    public ComponentPad {
        xMm = KicadNumbers.roundMillimetres(xMm);
        yMm = KicadNumbers.roundMillimetres(yMm);
        rotationDeg = KicadNumbers.normalizeDegrees(rotationDeg);
        sides = List.copyOf(sides);
    }

    /**
     * Reads a pad, whose angle is stored relative to the board.
     *
     * @param component where its component is
     */
    static ComponentPad of(Form pad, Placement component) {
        var at = pad.findForm("at");
        var x = at.map(form -> form.number(1).orElse(0)).orElse(0.0);
        var y = at.map(form -> form.number(2).orElse(0)).orElse(0.0);
        var middle = component.locate(x, y);
        var net = pad.findForm("net").flatMap(form -> form.findText(form.items().size() - 1)).filter(name -> !name.isEmpty());
        return new ComponentPad(
                pad.findText(1).orElse(""),
                net,
                middle.x(),
                middle.y(),
                at.map(form -> form.number(3).orElse(0)).orElse(0.0),
                findSides(pad));
    }

    private static List<BoardSide> findSides(Form pad) {
        var layers = pad.listForms("layers").flatMap(Form::atoms).skip(1).map(Atom::value).toList();
        var isOnBoth = layers.contains("*.Cu") || layers.contains("F&B.Cu");
        var isInFront = isOnBoth || layers.contains("F.Cu");
        var isBehind = isOnBoth || layers.contains("B.Cu");
        return isInFront && isBehind ? BOTH : isInFront ? FRONT : isBehind ? BACK : List.of();
    }
}
