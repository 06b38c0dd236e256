package io.atopile.mcp.agent;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Limits of one run. Reaching one ends the run with what it has done so far.
 *
 * @param time working time since the start of the run, without the time spent waiting for people
 * @param tokens input and output tokens of all model requests
 * @param money in the currency of the prices; empty for no limit
 * @param toolTime maximum duration of one call
 * @param identicalCalls how often in a row the same tool may be called with the same arguments
 * @param stepsWithoutProgress how many consecutive steps may change nothing and find nothing new
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
            throw new IllegalArgumentException("A budget must be at least 1");
        }
        if (!time.isPositive() || !toolTime.isPositive()) {
            throw new IllegalArgumentException("A time budget must be positive");
        }
    }

    /** Returns the lower limit of the two for each budget. */
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
