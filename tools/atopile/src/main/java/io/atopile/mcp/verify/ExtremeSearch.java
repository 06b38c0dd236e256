package io.atopile.mcp.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Finds the least or greatest value of an expression over a box by branch and bound: the box with the least bound is split first, until
 * the bound is close to a value that was found or the number of boxes is used up. Boxes on which the expression may be undefined come
 * first, the largest before the others. The search works on the negative for the greatest.
 */
final class ExtremeSearch {

    private static final double CLOSE = 1e-13;

    private final ExpressionTape tape;
    private final int root;
    private final int sign;
    private final int mostBoxes;
    private final Deque<BoundedBox> partial = new ArrayDeque<>();
    private final PriorityQueue<BoundedBox> open = new PriorityQueue<>(Comparator.comparingDouble(BoundedBox::bound));
    private double best = Double.POSITIVE_INFINITY;
    private double exhausted = Double.POSITIVE_INFINITY;
    private Optional<List<Double>> point = Optional.empty();
    private Optional<List<Double>> undefinedAt = Optional.empty();
    private boolean total = true;
    private int boxes;

    private ExtremeSearch(ExpressionTape tape, int root, int sign, int mostBoxes) {
        this.tape = tape;
        this.root = root;
        this.sign = sign;
        this.mostBoxes = mostBoxes;
    }

    static ExtremeValue findLeast(ExpressionTape tape, int root, ParameterBox box, int mostBoxes) {
        return new ExtremeSearch(tape, root, 1, mostBoxes).search(box);
    }

    static ExtremeValue findGreatest(ExpressionTape tape, int root, ParameterBox box, int mostBoxes) {
        ExtremeValue least = new ExtremeSearch(tape, root, -1, mostBoxes).search(box);
        return new ExtremeValue(0.0 - least.bound(), 0.0 - least.attained(), least.point(), least.undefinedAt(), least.total(), least.boxes());
    }

    private ExtremeValue search(ParameterBox box) {
        add(box);
        while (boxes < mostBoxes && undefinedAt.isEmpty() && !isClose()) {
            BoundedBox next = partial.isEmpty() ? open.remove() : partial.remove();
            Optional<List<ParameterBox>> halves = next.box().split(next.weights());
            if (halves.isPresent()) {
                halves.get().forEach(this::add);
            } else {
                exhausted = Math.min(exhausted, next.bound());
                total &= next.total();
            }
        }
        double bound = partial.stream().mapToDouble(BoundedBox::bound).reduce(boundTotal(), Math::min);
        return new ExtremeValue(bound, best, point, undefinedAt, total && partial.isEmpty() && undefinedAt.isEmpty(), boxes);
    }

    /** Returns a bound for the boxes on which the expression is defined, and for those that can't be split. */
    private double boundTotal() {
        return Math.min(exhausted, open.isEmpty() ? best : open.element().bound());
    }

    private boolean isClose() {
        double bound = boundTotal();
        double gap = best - bound;
        boolean close = Double.isFinite(gap) && gap <= CLOSE * Math.max(Math.abs(best), Math.abs(bound));
        return partial.isEmpty() && (close || open.isEmpty());
    }

    private void add(ParameterBox box) {
        SearchBudget.checkInterrupt();
        boxes++;
        BoundedBox bounded = BoundedBox.compute(tape, root, sign, box);
        tryPoint(bounded.box().middle());
        if (!bounded.total()) {
            tryPoint(bounded.box().lowest());
            tryPoint(bounded.box().highest());
        }
        (bounded.total() ? open : partial).add(bounded);
    }

    private void tryPoint(List<Double> candidate) {
        if (undefinedAt.isPresent()) {
            return;
        }
        var values = tape.evaluate(ParameterBox.ofPoint(candidate));
        if (!values.isTotal(root)) {
            if (PointEvaluation.evaluate(tape, root, candidate) instanceof PointEvaluation.PointValue.NotDefined) {
                undefinedAt = Optional.of(new ArrayList<>(candidate));
            }
            return;
        }
        double value = BoundedBox.orient(values.readRange(root), sign).high();
        if (value < best) {
            best = value;
            point = Optional.of(new ArrayList<>(candidate));
        }
    }
}
