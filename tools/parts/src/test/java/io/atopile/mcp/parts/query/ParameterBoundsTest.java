package io.atopile.mcp.parts.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bounds forgive the last digits of a number, and nothing else. */
class ParameterBoundsTest {

    static Stream<Arguments> kinds() {
        return Stream.of(
                row("exactly", ParameterBounds::exactly, false, true, true, true, false),
                row("at least", ParameterBounds::atLeast, false, true, true, true, true),
                row("at most", ParameterBounds::atMost, true, true, true, true, false),
                row("above", ParameterBounds::above, false, false, false, false, true),
                row("below", ParameterBounds::below, true, false, false, false, false),
                row("between itself", value -> ParameterBounds.between(value, value), false, true, true, true, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aMillionthAroundAValueCountsAsTheValue(
            String name, DoubleFunction<ParameterBounds> kind, boolean clearlyLess, boolean hardlyLess, boolean same, boolean hardlyMore, boolean clearlyMore) {
        for (var value : new double[] {4.7, 1e-9, 1e6, -30}) {
            var bounds = kind.apply(value);
            var step = Math.abs(value);
            assertEquals(clearlyLess, bounds.contains(value - step * 2e-6), name);
            assertEquals(hardlyLess, bounds.contains(value - step * 5e-7), name);
            assertEquals(same, bounds.contains(value), name);
            assertEquals(hardlyMore, bounds.contains(value + step * 5e-7), name);
            assertEquals(clearlyMore, bounds.contains(value + step * 2e-6), name);
        }
    }

    @Test
    void aboutIsWithinTenPercent() {
        var bounds = ParameterBounds.about(100);
        assertEquals(new ParameterBounds(90, 110), new ParameterBounds(Math.rint(bounds.least()), Math.rint(bounds.most())));
    }

    @Test
    void theEndsOfARangeMayStandInAnyOrder() {
        assertEquals(ParameterBounds.between(1, 10), ParameterBounds.between(10, 1));
    }

    @Test
    void aBoundContainsItsEnds() {
        var bounds = new ParameterBounds(1, 2);
        assertEquals(true, bounds.contains(1));
        assertEquals(true, bounds.contains(2));
    }

    @Test
    void boundsMeetInTheValuesOfBoth() {
        assertEquals(Optional.of(new ParameterBounds(2, 3)), new ParameterBounds(1, 3).intersect(new ParameterBounds(2, 4)));
        assertEquals(Optional.of(new ParameterBounds(2, 2)), new ParameterBounds(1, 2).intersect(new ParameterBounds(2, 4)));
        assertEquals(Optional.empty(), new ParameterBounds(1, 2).intersect(new ParameterBounds(3, 4)));
    }

    private static Arguments row(
            String name, DoubleFunction<ParameterBounds> kind, boolean clearlyLess, boolean hardlyLess, boolean same, boolean hardlyMore, boolean clearlyMore) {
        return Arguments.of(name, kind, clearlyLess, hardlyLess, same, hardlyMore, clearlyMore);
    }
}
