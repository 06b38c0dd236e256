package io.atopile.mcp.agent;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * How much one run may use before it is ended with what it has done.
 *
 * @param time of work since the run began; waiting for people is left out
 * @param tokens in and out, over all questions to the model
 * @param money in the currency of the prices; nothing where no bound is wished
 * @param toolTime that one call may take
 * @param identicalCalls how often in a row the same tool may be called with the same arguments
 * @param stepsWithoutProgress how many steps may pass in which nothing changed and nothing new was seen
 */
public record Budgets(
        int toolCalls,
        Duration time,
        long tokens,
        Optional<BigDecimal> money,
        Duration toolTime,
        int identicalCalls,
        int stepsWithoutProgress) {

    public static final Budgets DEFAULT =
            new Budgets(100, Duration.ofMinutes(30), 2_000_000, Optional.empty(), Duration.ofMinutes(15), 5, 20);

    public Budgets {
        if (toolCalls < 1 || tokens < 1 || identicalCalls < 1 || stepsWithoutProgress < 1) {
            throw new IllegalArgumentException("A budget allows at least one");
        }
        if (!time.isPositive() || !toolTime.isPositive()) {
            throw new IllegalArgumentException("A budget of time is positive");
        }
    }

    /** In each respect the lower of the two. */
    public Budgets tighten(Budgets other) {
        return new Budgets(
                Math.min(toolCalls, other.toolCalls),
                min(time, other.time),
                Math.min(tokens, other.tokens),
                money.map(mine -> other.money.map(mine::min).orElse(mine)).or(other::money),
                min(toolTime, other.toolTime),
                Math.min(identicalCalls, other.identicalCalls),
                Math.min(stepsWithoutProgress, other.stepsWithoutProgress));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
