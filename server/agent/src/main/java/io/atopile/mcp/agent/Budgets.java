package io.atopile.mcp.agent;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much a run may use up; whatever is reached first ends it.
 *
 * @param toolCalls made in all
 * @param minutes of wall time since the turn began, waiting for people left out
 * @param tokens in and out, summed over the model's answers
 * @param money in the currency of the prices in the settings
 * @param toolSeconds that one call may take
 * @param identicalCalls in a row, with the same outcome
 * @param stepsWithoutProgress in a row whose calls all failed or repeated an earlier one
 */
public record Budgets(
        int toolCalls,
        int minutes,
        long tokens,
        Optional<BigDecimal> money,
        int toolSeconds,
        int identicalCalls,
        int stepsWithoutProgress) {

    public static final Budgets DEFAULT = new Budgets(100, 30, 2_000_000, Optional.empty(), 900, 5, 20);

    /** The smaller of each. */
    public Budgets within(Budgets other) {
        return new Budgets(
                Math.min(toolCalls, other.toolCalls),
                Math.min(minutes, other.minutes),
                Math.min(tokens, other.tokens),
                money.isEmpty() ? other.money : other.money.map(limit -> limit.min(money.get())).or(() -> money),
                Math.min(toolSeconds, other.toolSeconds),
                Math.min(identicalCalls, other.identicalCalls),
                Math.min(stepsWithoutProgress, other.stepsWithoutProgress));
    }
}
