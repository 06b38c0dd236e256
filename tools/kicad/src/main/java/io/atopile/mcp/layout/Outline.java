package io.atopile.mcp.layout;

import io.atopile.mcp.sexpr.SExpr.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The edge of a board: the shapes on the layer Edge.Cuts; those in footprints only if there are no others. */
public final class Outline {

    private static final String LAYER = "Edge.Cuts";
    static final Set<String> DRAWN = Set.of("gr_line", "gr_rect", "gr_arc", "gr_circle", "gr_poly", "gr_curve");
    private static final Set<String> POINTS = Set.of("start", "mid", "end", "center", "xy");
    private static final double HALF_OF_ROOT = Math.sqrt(0.5);

    private final Board board;

    private Outline(Board board) {
        this.board = board;
    }

    public static Outline of(Board board) {
        return new Outline(board);
    }

    static boolean isOnEdge(Form form) {
        return form.findForm("layer").flatMap(layer -> layer.findText(1)).equals(Optional.of(LAYER));
    }

    /** The number of lines, arcs and other shapes that it is drawn with. */
    public int shapes() {
        return listShapes().size();
    }

    private List<EdgeShape> listShapes() {
        return board.edges().isEmpty()
                ? board.components().stream().flatMap(component -> component.edges().stream()).toList()
                : board.edges().stream().map(EdgeShape::of).toList();
    }

    /** Returns the component whose footprint draws the outline; empty if it is drawn on the board itself. */
    public Optional<BoardComponent> findDrawingComponent() {
        return board.edges().isEmpty() ? board.components().stream().filter(component -> !component.edges().isEmpty()).findFirst() : Optional.empty();
    }

    /** Returns its bounding box, between the middles of its lines; empty if there is no outline. */
    public Optional<BoardRectangle> box() {
        var points = listShapes().stream().flatMap(shape -> shape.extremes().stream()).toList();
        if (points.isEmpty()) {
            return Optional.empty();
        }
        var x = points.stream().mapToDouble(EdgeShape.Point::x).summaryStatistics();
        var y = points.stream().mapToDouble(EdgeShape.Point::y).summaryStatistics();
        return Optional.of(new BoardRectangle(x.getMin(), y.getMin(), x.getMax() - x.getMin(), y.getMax() - y.getMin()));
    }

    static Stream<Form> listPoints(Form form) {
        return form.listForms().flatMap(inner -> POINTS.contains(inner.name()) ? Stream.of(inner) : listPoints(inner));
    }

    /** Proposes the position of a new outline: centred on the old one, otherwise on the components, otherwise at the sheet's origin. */
    public BoardRectangle proposeRectangle(double width, double height) {
        var places = board.components().stream().map(BoardComponent::placement).toList();
        var x = places.stream().mapToDouble(Placement::xMm).summaryStatistics();
        var y = places.stream().mapToDouble(Placement::yMm).summaryStatistics();
        return box().map(old -> BoardRectangle.ofCentre(old.centreX(), old.centreY(), width, height))
                .orElseGet(() -> places.isEmpty()
                        ? new BoardRectangle(0, 0, width, height)
                        : BoardRectangle.ofCentre((x.getMin() + x.getMax()) / 2, (y.getMin() + y.getMax()) / 2, width, height));
    }

    /** Returns the board with its outline replaced by a rectangle, optionally with rounded corners. */
    public String replaceWith(BoardRectangle box, double cornerRadius) {
        var patches = new ArrayList<TextEdit>();
        board.edges().forEach(shape -> patches.add(new TextEdit(skipBlanksBefore(shape.start()), shape.end(), "")));
        var end = skipBlanksBefore(board.end() - 1);
        var newline = board.text().contains("\r\n") ? "\r\n" : "\n";
        patches.add(new TextEdit(end, end, String.join("", formatShapes(box, cornerRadius)).replace("\n", newline)));
        return TextEdit.apply(board.text(), patches);
    }

    /** Returns the start of the white space before a position, which belongs to the item there. */
    private int skipBlanksBefore(int place) {
        var at = place;
        while (Character.isWhitespace(board.text().charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static List<String> formatShapes(BoardRectangle box, double r) {
        double left = box.leftMm();
        double top = box.topMm();
        double right = box.right();
        double bottom = box.bottom();
        var shapes = new ArrayList<>(List.of(
                formatLine(left + r, top, right - r, top),
                formatLine(right, top + r, right, bottom - r),
                formatLine(right - r, bottom, left + r, bottom),
                formatLine(left, bottom - r, left, top + r)));
        if (r > 0) {
            var cut = r * (1 - HALF_OF_ROOT);
            shapes.addAll(List.of(
                    formatArc(left, top + r, left + cut, top + cut, left + r, top),
                    formatArc(right - r, top, right - cut, top + cut, right, top + r),
                    formatArc(right, bottom - r, right - cut, bottom - cut, right - r, bottom),
                    formatArc(left + r, bottom, left + cut, bottom - cut, left, bottom - r)));
        }
        return shapes;
    }

    private static String formatLine(double startX, double startY, double endX, double endY) {
        return formatShape("gr_line", formatPoint("start", startX, startY) + formatPoint("end", endX, endY));
    }

    private static String formatArc(double startX, double startY, double midX, double midY, double endX, double endY) {
        return formatShape("gr_arc", formatPoint("start", startX, startY) + formatPoint("mid", midX, midY) + formatPoint("end", endX, endY));
    }

    private static String formatPoint(String name, double x, double y) {
        return "\n\t\t(%s %s %s)".formatted(name, KicadNumbers.format(x), KicadNumbers.format(y));
    }

    private static String formatShape(String name, String points) {
        var stroke = "\n\t\t(stroke\n\t\t\t(width 0.05)\n\t\t\t(type default)\n\t\t)";
        var uuid = UUID.nameUUIDFromBytes((name + points).getBytes(StandardCharsets.UTF_8));
        return "\n\t(%s%s%s\n\t\t(layer \"%s\")\n\t\t(uuid \"%s\")\n\t)".formatted(name, points, stroke, LAYER, uuid);
    }
}
