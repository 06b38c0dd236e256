package io.atopile.mcp.verify;

import io.atopile.mcp.verify.ValueTrial.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the values of one statement, with its relative tolerance, with which an assertion is proven. Multiples from a tenth to ten are
 * tried in steps; where the worst corner changes sides between two of them, it is halved between them.
 */
final class NominalSearch {

    private static final int STEPS = 12;
    private static final int HALVINGS = 16;
    /** More than what halving leaves open, so that a round number at the limit is found. */
    private static final double SLACK = 1e-4;
    private static final int DIGITS = 3;
    private static final int MOST_DIGITS = 4;

    private final ValueTrial trial;
    private final BigDecimal nominal;
    private final BigDecimal tolerance;

    private NominalSearch(ValueTrial trial) {
        this.trial = trial;
        this.nominal = trial.statement().nominal();
        this.tolerance = trial.statement().tolerance();
    }

    /** The values that were found, positive and in base units, by their ends. */
    record Interval(BigDecimal low, BigDecimal high) {}

    /** A multiple of the value, and what the assertion is with it. */
    private record Attempt(double factor, Outcome outcome) {
        boolean isProven() {
            return outcome == Outcome.PROVEN;
        }

        boolean isOpposite(Attempt other) {
            return (outcome == Outcome.TOO_HIGH && other.outcome == Outcome.TOO_LOW) || (outcome == Outcome.TOO_LOW && other.outcome == Outcome.TOO_HIGH);
        }
    }

    /** Returns an interval of values, rounded inwards and tried again at its ends; empty if there is none, or for a negative value. */
    static Optional<Interval> find(ValueTrial trial) {
        return trial.statement().nominal().signum() > 0 ? new NominalSearch(trial).search() : Optional.empty();
    }

    private Optional<Interval> search() {
        List<Attempt> attempts = IntStream.rangeClosed(-STEPS, STEPS).mapToObj(step -> decide(Math.pow(10, step / (double) STEPS))).toList();
        Optional<Attempt> proven = attempts.stream().filter(Attempt::isProven).min(Comparator.comparingDouble(NominalSearch::measureDistance));
        Optional<Attempt> start = proven.or(() -> searchBetween(attempts));
        return start.flatMap(found -> roundInwards(extend(found.factor(), attempts.reversed()), extend(found.factor(), attempts)));
    }

    private Attempt decide(double factor) {
        return new Attempt(factor, trial.decide(findRange(nominal.multiply(BigDecimal.valueOf(factor)))));
    }

    private ClosedRange findRange(BigDecimal value) {
        BigDecimal spread = value.multiply(tolerance);
        return new ClosedRange(value.subtract(spread).doubleValue(), value.add(spread).doubleValue());
    }

    private static double measureDistance(Attempt attempt) {
        return Math.abs(Math.log(attempt.factor()));
    }

    private Optional<Attempt> searchBetween(List<Attempt> attempts) {
        var pairs = new ArrayList<List<Attempt>>();
        for (int index = 1; index < attempts.size(); index++) {
            if (attempts.get(index).isOpposite(attempts.get(index - 1))) {
                pairs.add(List.of(attempts.get(index - 1), attempts.get(index)));
            }
        }
        return pairs.stream()
                .sorted(Comparator.comparingDouble(pair -> measureDistance(pair.getFirst())))
                .flatMap(pair -> searchPair(pair.getFirst(), pair.getLast()).stream())
                .findFirst();
    }

    private Optional<Attempt> searchPair(Attempt first, Attempt last) {
        Attempt low = first;
        Attempt high = last;
        for (int step = 0; step < HALVINGS; step++) {
            Attempt middle = decide((low.factor() + high.factor()) / 2);
            if (middle.isProven()) {
                return Optional.of(middle);
            }
            if (middle.outcome() == low.outcome()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Optional.empty();
    }

    /** Returns the farthest factor that is proven, from one that is, in the direction of the attempts. */
    private double extend(double start, List<Attempt> attempts) {
        boolean rising = attempts.getFirst().factor() < attempts.getLast().factor();
        double known = start;
        for (Attempt next : attempts) {
            if (rising ? next.factor() <= start : next.factor() >= start) {
                continue;
            }
            if (!next.isProven()) {
                return findEdge(known, next.factor());
            }
            known = next.factor();
        }
        return known;
    }

    private double findEdge(double proven, double open) {
        double inside = proven;
        double outside = open;
        for (int step = 0; step < HALVINGS; step++) {
            double middle = (inside + outside) / 2;
            if (decide(middle).isProven()) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    private Optional<Interval> roundInwards(double least, double greatest) {
        return IntStream.rangeClosed(DIGITS, MOST_DIGITS)
                .boxed()
                .flatMap(digits -> Stream.of(SLACK, 0.0).map(slack -> new Interval(
                        round(least * (1 - slack), new MathContext(digits, RoundingMode.CEILING)),
                        round(greatest * (1 + slack), new MathContext(digits, RoundingMode.FLOOR)))))
                .filter(rounded -> rounded.low().compareTo(rounded.high()) <= 0)
                .filter(rounded -> trial.isProven(findRange(rounded.low())) && trial.isProven(findRange(rounded.high())))
                .findFirst();
    }

    private BigDecimal round(double factor, MathContext digits) {
        return nominal.multiply(BigDecimal.valueOf(factor)).round(digits);
    }
}
