package io.atopile.mcp.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BudgetsTest {

    private static Budgets budgets(int calls, int nanos, long tokens, String money, int toolNanos, int identical, int steps) {
        return new Budgets(
                calls, Duration.ofNanos(nanos), tokens, Optional.of(money).filter(text -> !text.isEmpty()).map(BigDecimal::new),
                Duration.ofNanos(toolNanos), identical, steps);
    }

    @Test
    void theLeastBudgetIsOneOfEach() {
        assertEquals(1, budgets(1, 1, 1, "", 1, 1, 1).stepsWithoutProgress());
    }

    @ParameterizedTest
    @CsvSource({"0,1,1,1,1,1", "1,0,1,1,1,1", "1,1,0,1,1,1", "1,1,1,0,1,1", "1,1,1,1,0,1", "1,1,1,1,1,0", "1,-1,1,1,1,1"})
    void aBudgetOfNothingIsRefused(int calls, int nanos, long tokens, int toolNanos, int identical, int steps) {
        assertThrows(IllegalArgumentException.class, () -> budgets(calls, nanos, tokens, "", toolNanos, identical, steps));
    }

    static Stream<Arguments> pairs() {
        var low = budgets(1, 2, 3, "4", 5, 6, 7);
        var high = budgets(11, 12, 13, "14", 15, 16, 17);
        var mixed = budgets(1, 12, 3, "14", 5, 16, 7);
        var free = budgets(11, 12, 13, "", 15, 16, 17);
        return Stream.of(
                arguments(low, high, low),
                arguments(mixed, budgets(11, 2, 13, "4", 15, 6, 17), low),
                arguments(free, high, high),
                arguments(free, low, low),
                arguments(free, free, free),
                arguments(low, low, low));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theLowerLimitHoldsWhicheverIsAskedFirst(Budgets one, Budgets other, Budgets expected) {
        assertEquals(expected, one.tighten(other));
        assertEquals(expected, other.tighten(one));
    }
}
