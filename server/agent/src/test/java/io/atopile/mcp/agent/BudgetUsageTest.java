package io.atopile.mcp.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.atopile.mcp.model.TokenUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run has used up after a row of events: a call by its digest, {@code !} after it where it failed, {@code |} for a question to the model. */
class BudgetUsageTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    static Stream<Arguments> rows() {
        return Stream.of(
                arguments("", 0, 0, 0),
                arguments("|", 0, 0, 0),
                arguments("| |", 0, 0, 1),
                arguments("| | | |", 0, 0, 3),
                arguments("a", 1, 1, 0),
                arguments("a a a", 3, 3, 0),
                arguments("a a b", 3, 1, 0),
                arguments("a b a", 3, 1, 0),
                arguments("| a |", 1, 1, 0),
                arguments("| a | a |", 2, 2, 1),
                arguments("| a | b |", 2, 1, 0),
                arguments("| a! |", 1, 1, 1),
                arguments("| a! | a |", 2, 2, 2),
                arguments("| a b! |", 2, 1, 0),
                arguments("| a | a! b | a |", 4, 1, 1),
                arguments("| | | a |", 1, 1, 0));
    }

    @ParameterizedTest(name = "[{0}]")
    @MethodSource("rows")
    void callsRepeatsAndFruitlessStepsAreCounted(String events, int toolCalls, int repeats, int fruitless) {
        var usage = BudgetUsage.ofStart(START);
        for (var event : events.isEmpty() ? List.<String>of() : List.of(events.split(" "))) {
            usage = event.equals("|") ? usage.nextStep() : usage.withCall(event.replace("!", ""), !event.endsWith("!"));
        }
        assertEquals(List.of(toolCalls, repeats, fruitless), List.of(usage.toolCalls(), usage.repeats(), usage.fruitless()));
    }

    @Test
    void waitsAreAddedAndAreNoWork() {
        var usage = BudgetUsage.ofStart(START).withWait(Duration.ofMinutes(4)).withWait(Duration.ofMinutes(3));
        assertEquals(Duration.ofMinutes(7), usage.waited());
        assertEquals(Duration.ofMinutes(13), usage.computeWorkTime(START.plus(Duration.ofMinutes(20))));
    }

    @Test
    void theProvidersTotalReplacesTheOneBefore() {
        var usage = BudgetUsage.ofStart(START)
                .withUsage(new TokenUsage(100, 20, 30, 10), Optional.of(new BigDecimal("0.10")))
                .withUsage(new TokenUsage(400, 20, 50, 10), Optional.of(new BigDecimal("0.25")));
        assertEquals(450, usage.usage().total());
        assertEquals(Optional.of(new BigDecimal("0.25")), usage.cost());
    }

    @Test
    void oneKindOfUseLeavesTheOthersAlone() {
        var usage = BudgetUsage.ofStart(START)
                .withCall("a", true)
                .withUsage(new TokenUsage(1, 0, 2, 0), Optional.of(BigDecimal.ONE))
                .withWait(Duration.ofSeconds(5))
                .nextStep();
        assertEquals(1, usage.toolCalls());
        assertEquals(1, usage.repeats());
        assertEquals(3, usage.usage().total());
        assertEquals(Optional.of(BigDecimal.ONE), usage.cost());
        assertEquals(Duration.ofSeconds(5), usage.waited());
    }
}
