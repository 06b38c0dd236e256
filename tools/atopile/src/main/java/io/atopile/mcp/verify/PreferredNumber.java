package io.atopile.mcp.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chooses values that can be bought, or at least written shortly. */
final class PreferredNumber {

    private static final Set<String> OF_PARTS = Set.of("Ω", "Ohm", "ohm", "F", "H");
    private static final List<Integer> E24 =
            List.of(10, 11, 12, 13, 15, 16, 18, 20, 22, 24, 27, 30, 33, 36, 39, 43, 47, 51, 56, 62, 68, 75, 82, 91);
    private static final int E96 = 96;
    private static final int MOST_DIGITS = 6;

    private PreferredNumber() {}

    /**
     * Returns a value between two positive ones: for resistors, capacitors and inductors of the series E24 or else E96, otherwise and
     * for other units the one with the fewest digits; of several, the one nearest to the present value.
     */
    static Optional<BigDecimal> choose(BigDecimal low, BigDecimal high, BigDecimal present, String unit) {
        Stream<List<BigDecimal>> series = OF_PARTS.contains(unit) ? Stream.of(listE24(), listE96()) : Stream.empty();
        return series.map(mantissas -> findNearest(mantissas, low, high, present))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> findShortest(low, high, present));
    }

    private static List<BigDecimal> listE24() {
        return E24.stream().map(BigDecimal::valueOf).toList();
    }

    private static List<BigDecimal> listE96() {
        return IntStream.range(0, E96)
                .mapToObj(step -> BigDecimal.valueOf(Math.round(100 * Math.pow(10, step / (double) E96))))
                .toList();
    }

    private static Optional<BigDecimal> findNearest(List<BigDecimal> mantissas, BigDecimal low, BigDecimal high, BigDecimal present) {
        int decade = low.precision() - low.scale();
        return IntStream.rangeClosed(-4, 3)
                .boxed()
                .flatMap(shift -> mantissas.stream().map(mantissa -> mantissa.scaleByPowerOfTen(decade + shift)))
                .filter(value -> isBetween(value, low, high))
                .min(Comparator.comparing(value -> value.subtract(present).abs()));
    }

    private static Optional<BigDecimal> findShortest(BigDecimal low, BigDecimal high, BigDecimal present) {
        boolean below = present.compareTo(low) < 0;
        BigDecimal nearest = below ? low : present.min(high);
        return IntStream.rangeClosed(1, MOST_DIGITS)
                .mapToObj(digits -> nearest.round(new MathContext(digits, below ? RoundingMode.CEILING : RoundingMode.FLOOR)))
                .filter(value -> isBetween(value, low, high))
                .findFirst();
    }

    private static boolean isBetween(BigDecimal value, BigDecimal low, BigDecimal high) {
        return value.compareTo(low) >= 0 && value.compareTo(high) <= 0;
    }
}
