package io.atopile.mcp.layout;

import io.atopile.mcp.sexpr.SExpr.Form;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A drawn shape as the points that its bounding box is spanned by, in millimetres: the corners of what is straight, the outermost points
 * of a circle or an arc, and a dense sample of a Bézier curve.
 */
record EdgeShape(List<Point> extremes) {

    private static final int CURVE_STEPS = 64;
    private static final int CUBIC = 4;
    private static final double FLAT = 1e-9;

    /** A position on the board. */
    record Point(double x, double y) {}

    /** Reads a shape of the board; points without two numbers are left out. */
    static EdgeShape of(Form form) {
        return of(form, point -> point);
    }

    /** Reads a shape of a component, whose points are relative to it. */
    static EdgeShape of(Form form, Placement component) {
        return of(form, point -> component.locate(point.x(), point.y()));
    }

    private static EdgeShape of(Form form, UnaryOperator<Point> move) {
        return switch (form.name()) {
            case "gr_circle", "fp_circle" -> readCircle(form, move);
            case "gr_arc", "fp_arc", "arc" -> readArc(form, move);
            case "gr_curve", "fp_curve" -> readCurve(form, move);
            case "fp_rect" -> readRectangle(form, move);
            default -> new EdgeShape(Stream.concat(listPoints(form, move), listArcPoints(form, move)).toList());
        };
    }

    /** Lists the outermost points of the arcs in a polygon. */
    private static Stream<Point> listArcPoints(Form form, UnaryOperator<Point> move) {
        return form.listForms("pts").flatMap(points -> points.listForms("arc")).flatMap(arc -> of(arc, move).extremes().stream());
    }

    private static EdgeShape readRectangle(Form form, UnaryOperator<Point> move) {
        var corners = Stream.of("start", "end").flatMap(name -> readPoint(form, name, point -> point)).toList();
        return new EdgeShape(corners.stream().flatMap(one -> corners.stream().map(other -> move.apply(new Point(one.x(), other.y())))).toList());
    }

    private static EdgeShape readCircle(Form form, UnaryOperator<Point> move) {
        var points = Stream.of("center", "end").flatMap(name -> readPoint(form, name, move)).toList();
        if (points.size() < 2) {
            return new EdgeShape(points);
        }
        return new EdgeShape(listCompassPoints(points.getFirst(), Math.hypot(points.get(1).x() - points.getFirst().x(), points.get(1).y() - points.getFirst().y())));
    }

    private static EdgeShape readArc(Form form, UnaryOperator<Point> move) {
        var points = Stream.of("start", "mid", "end").flatMap(name -> readPoint(form, name, move)).toList();
        return points.size() < 3 ? new EdgeShape(points) : ofArc(points.get(0), points.get(1), points.get(2));
    }

    private static EdgeShape ofArc(Point start, Point mid, Point end) {
        var twice = 2 * (start.x() * (mid.y() - end.y()) + mid.x() * (end.y() - start.y()) + end.x() * (start.y() - mid.y()));
        if (Math.abs(twice) < FLAT) {
            return new EdgeShape(List.of(start, mid, end));
        }
        var centre = new Point(
                (computeSquare(start) * (mid.y() - end.y()) + computeSquare(mid) * (end.y() - start.y()) + computeSquare(end) * (start.y() - mid.y())) / twice,
                (computeSquare(start) * (end.x() - mid.x()) + computeSquare(mid) * (start.x() - end.x()) + computeSquare(end) * (mid.x() - start.x())) / twice);
        var outermost = listCompassPoints(centre, Math.hypot(start.x() - centre.x(), start.y() - centre.y())).stream()
                .filter(point -> isLeftOf(point, start, end) == isLeftOf(mid, start, end));
        return new EdgeShape(Stream.concat(Stream.of(start, mid, end), outermost).toList());
    }

    /** An arc lies on one side of its chord, with all the points of its circle that are there. */
    private static boolean isLeftOf(Point point, Point start, Point end) {
        return (end.x() - start.x()) * (point.y() - start.y()) - (end.y() - start.y()) * (point.x() - start.x()) > 0;
    }

    private static double computeSquare(Point point) {
        return point.x() * point.x() + point.y() * point.y();
    }

    private static List<Point> listCompassPoints(Point centre, double radius) {
        return List.of(
                new Point(centre.x() - radius, centre.y()),
                new Point(centre.x() + radius, centre.y()),
                new Point(centre.x(), centre.y() - radius),
                new Point(centre.x(), centre.y() + radius));
    }

    private static EdgeShape readCurve(Form form, UnaryOperator<Point> move) {
        var points = listPoints(form, move).toList();
        if (points.size() != CUBIC) {
            return new EdgeShape(points);
        }
        return new EdgeShape(IntStream.rangeClosed(0, CURVE_STEPS).mapToObj(step -> computePoint(points, (double) step / CURVE_STEPS)).toList());
    }

    private static Point computePoint(List<Point> points, double at) {
        var weights = DoubleStream.of(Math.pow(1 - at, 3), 3 * at * (1 - at) * (1 - at), 3 * at * at * (1 - at), Math.pow(at, 3)).toArray();
        return new Point(
                IntStream.range(0, CUBIC).mapToDouble(index -> weights[index] * points.get(index).x()).sum(),
                IntStream.range(0, CUBIC).mapToDouble(index -> weights[index] * points.get(index).y()).sum());
    }

    private static Stream<Point> readPoint(Form form, String name, UnaryOperator<Point> move) {
        return form.findForm(name).stream().flatMap(EdgeShape::toPoint).map(move);
    }

    private static Stream<Point> listPoints(Form form, UnaryOperator<Point> move) {
        return Outline.listPoints(form).flatMap(EdgeShape::toPoint).map(move);
    }

    private static Stream<Point> toPoint(Form form) {
        return form.number(1).isPresent() && form.number(2).isPresent()
                ? Stream.of(new Point(form.number(1).orElseThrow(), form.number(2).orElseThrow()))
                : Stream.empty();
    }
}
