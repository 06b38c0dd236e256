package io.atopile.mcp.verify;

import io.atopile.mcp.verify.LiteralText.Form;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * A statement of the source that gives a parameter one range of values, with the relation of its numbers to base units.
 *
 * @param values in base units
 * @param unit of the base, for display
 * @param firstExponent of the power of ten by which the first number is multiplied
 * @param secondExponent the same for the second number
 */
record ValueStatement(
        String parameter, PredicatePlace place, RangeUnion values, String unit, LiteralText text, int firstExponent, int secondExponent) {

    private static final MathContext EXACT = new MathContext(17);
    private static final int TOLERANCE_DIGITS = 2;
    private static final double CLOSE = 1e-9;

    /** Reads a statement from what atopile understood and from its text; empty if the two don't correspond in a simple way. */
    static Optional<ValueStatement> read(RangeClaim claim, PredicatePlace place, String unit, String statement) {
        Optional<LiteralText> literal = LiteralText.read(statement);
        if (literal.isEmpty() || claim.values().ranges().size() != 1 || !claim.values().isBounded()) {
            return Optional.empty();
        }
        LiteralText text = literal.get();
        ClosedRange range = claim.values().hull();
        Optional<Integer> first = findExponent(text.form() == Form.ENDS ? range.low() : range.midpoint(), text.firstNumber());
        Optional<Integer> second = switch (text.form()) {
            case POINT, PERCENT -> Optional.of(0);
            case AMOUNT -> findExponent(range.high() / 2 - range.low() / 2, text.secondNumber());
            case ENDS -> findExponent(range.high(), text.secondNumber());
        };
        return first.flatMap(one -> second.map(other -> new ValueStatement(claim.parameter(), place, claim.values(), unit, text, one, other)))
                .filter(read -> isClose(read.evaluate(text), range));
    }

    private static Optional<Integer> findExponent(double value, BigDecimal number) {
        double exponent = Math.log10(value / number.doubleValue());
        return Double.isFinite(exponent) && Math.abs(exponent - Math.rint(exponent)) < CLOSE ? Optional.of((int) Math.rint(exponent)) : Optional.empty();
    }

    private static boolean isClose(ClosedRange one, ClosedRange other) {
        double most = CLOSE * other.magnitude();
        return Math.abs(one.low() - other.low()) <= most && Math.abs(one.high() - other.high()) <= most;
    }

    /** Returns the values of a text in the same units. */
    ClosedRange evaluate(LiteralText changed) {
        List<BigDecimal> ends = evaluateEnds(changed);
        double one = ends.getFirst().doubleValue();
        double other = ends.getLast().doubleValue();
        return new ClosedRange(Math.min(one, other), Math.max(one, other));
    }

    private List<BigDecimal> evaluateEnds(LiteralText changed) {
        BigDecimal first = changed.firstNumber().scaleByPowerOfTen(firstExponent);
        BigDecimal spread = switch (changed.form()) {
            case POINT -> BigDecimal.ZERO;
            case PERCENT -> first.multiply(changed.secondNumber()).scaleByPowerOfTen(-2);
            case AMOUNT -> changed.secondNumber().scaleByPowerOfTen(secondExponent);
            case ENDS -> BigDecimal.ZERO;
        };
        return changed.form() == Form.ENDS
                ? List.of(first, changed.secondNumber().scaleByPowerOfTen(secondExponent))
                : List.of(first.subtract(spread), first.add(spread));
    }

    /** Returns the value in the middle, in base units. */
    BigDecimal nominal() {
        List<BigDecimal> ends = evaluateEnds(text);
        return ends.getFirst().add(ends.getLast()).divide(BigDecimal.TWO);
    }

    /** Returns half the width of the range as a fraction of its middle, which must not be zero. */
    BigDecimal tolerance() {
        List<BigDecimal> ends = evaluateEnds(text);
        return ends.getLast().subtract(ends.getFirst()).divide(BigDecimal.TWO).abs().divide(nominal().abs(), EXACT);
    }

    /** Returns the range around the same middle with another tolerance. */
    ClosedRange findRange(BigDecimal tolerance) {
        BigDecimal spread = nominal().multiply(tolerance).abs();
        return new ClosedRange(nominal().subtract(spread).doubleValue(), nominal().add(spread).doubleValue());
    }

    /** Writes a smaller tolerance around the same middle in the same form, rounded down; empty if the form has no tolerance. */
    Optional<LiteralText> writeTolerance(BigDecimal tolerance) {
        return switch (text.form()) {
            case POINT -> Optional.empty();
            case PERCENT -> Optional.of(text.withSecond(roundDown(tolerance.scaleByPowerOfTen(2))));
            case AMOUNT, ENDS -> Optional.of(writeSpread(nominal(), tolerance));
        };
    }

    /** Writes another middle with the same relative tolerance in the same form. */
    LiteralText writeNominal(BigDecimal nominal) {
        return switch (text.form()) {
            case POINT, PERCENT -> text.withFirst(nominal.scaleByPowerOfTen(-firstExponent));
            case AMOUNT -> writeSpread(nominal, tolerance()).withFirst(nominal.scaleByPowerOfTen(-firstExponent));
            case ENDS -> writeSpread(nominal, tolerance());
        };
    }

    private LiteralText writeSpread(BigDecimal nominal, BigDecimal tolerance) {
        BigDecimal spread = roundDown(nominal.abs().multiply(tolerance));
        if (text.form() == Form.AMOUNT) {
            return text.withSecond(spread.scaleByPowerOfTen(-secondExponent));
        }
        BigDecimal low = nominal.subtract(spread).setScale(spread.scale(), RoundingMode.CEILING);
        BigDecimal high = nominal.add(spread).setScale(spread.scale(), RoundingMode.FLOOR);
        return text.withFirst(low.scaleByPowerOfTen(-firstExponent)).withSecond(high.scaleByPowerOfTen(-secondExponent));
    }

    private static BigDecimal roundDown(BigDecimal number) {
        return number.round(new MathContext(TOLERANCE_DIGITS, RoundingMode.DOWN));
    }
}
