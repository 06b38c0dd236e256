package io.atopile.mcp.explain;

import io.atopile.mcp.explain.Units.Measure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The range of values of a quantity such as {@code 4.7kohm +/- 5%} or {@code 4.9V to 5.1V}.
 *
 * @param unit the base unit; an empty string for a plain number
 */
record Interval(double low, double high, String unit) {

    private static final String NUMBER = "([+-]?[0-9][0-9_]*(?:\\.[0-9_]+)?(?:[eE][+-]?[0-9]+)?)\\s*([\\p{L}°%Ωµ]*)";
    private static final Pattern QUANTITY =
            Pattern.compile("\\{?" + NUMBER + "(?:\\s*(\\+/-|±|to)\\s*" + NUMBER + ")?\\}?");
    private static final double SLACK = 1e-9;

    /** Parses a quantity; empty if the text isn't one or its units are unknown. */
    static Optional<Interval> of(String text) {
        Matcher found = QUANTITY.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        boolean range = "to".equals(found.group(3));
        String unit = range && found.group(2).isEmpty() ? found.group(5) : found.group(2);
        return measure(unit).flatMap(measure -> parseInterval(found, measure));
    }

    /** Returns the values that satisfy {@code <}, {@code >}, {@code <=} or {@code >=} this range; the range itself for other operators. */
    Interval applyOperator(String operator) {
        return switch (operator) {
            case "<", "<=" -> new Interval(Double.NEGATIVE_INFINITY, high, unit);
            case ">", ">=" -> new Interval(low, Double.POSITIVE_INFINITY, unit);
            default -> this;
        };
    }

    /** Whether the two ranges certainly have no value in common. */
    boolean isDisjointFrom(Interval other) {
        double slack = SLACK * Math.max(Math.abs(low), Math.abs(other.low));
        double bound = Double.isFinite(slack) ? slack : 0;
        return unit.equals(other.unit) && (low > other.high + bound || other.low > high + bound);
    }

    /** Returns the unit of the quantity's first number, as written. */
    static Optional<String> findUnit(String text) {
        Matcher found = Pattern.compile("\\{?" + NUMBER).matcher(text.strip());
        return found.lookingAt() && found.group(2) != null && !found.group(2).isEmpty()
                ? Optional.of(found.group(2))
                : Optional.empty();
    }

    private static Optional<Measure> measure(String unit) {
        return unit.isEmpty() ? Optional.of(new Measure("", 1)) : Units.measure(unit);
    }

    private static Optional<Interval> parseInterval(Matcher found, Measure measure) {
        double first = parseNumber(found.group(1)) * measure.factor();
        if (found.group(3) == null) {
            return Optional.of(new Interval(first, first, measure.base()));
        }
        double second = parseNumber(found.group(4));
        String secondUnit = found.group(5);
        if ("%".equals(secondUnit)) {
            double spread = Math.abs(first) * second / 100;
            return Optional.of(new Interval(first - spread, first + spread, measure.base()));
        }
        Optional<Measure> other = secondUnit.isEmpty() ? Optional.of(measure) : measure(secondUnit);
        return other.filter(known -> known.base().equals(measure.base())).map(known -> {
            double bound = second * known.factor();
            return found.group(3).equals("to")
                    ? new Interval(Math.min(first, bound), Math.max(first, bound), measure.base())
                    : new Interval(first - bound, first + bound, measure.base());
        });
    }

    private static double parseNumber(String digits) {
        return Double.parseDouble(digits.replace("_", ""));
    }
}
