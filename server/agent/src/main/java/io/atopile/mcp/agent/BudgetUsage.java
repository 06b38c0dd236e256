package io.atopile.mcp.agent;

import io.atopile.mcp.model.TokenUsage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a run has used of its budgets.
 *
 * @param waited time spent waiting for people
 * @param lastCall digest of the newest call and its outcome; {@code repeats} is how often it occurred in a row
 * @param known digests of all calls with their outcomes
 * @param fruitless consecutive steps that produced nothing new
 * @param fresh whether the current step has produced something new
 */
public record BudgetUsage(
        Instant startedAt,
        Duration waited,
        int toolCalls,
        TokenUsage usage,
        Optional<BigDecimal> cost,
        String lastCall,
        int repeats,
        Set<String> known,
        int fruitless,
        boolean fresh) {

    static BudgetUsage ofStart(Instant at) {
        return new BudgetUsage(at, Duration.ZERO, 0, TokenUsage.NONE, Optional.empty(), "", 0, Set.of(), 0, true);
    }

    BudgetUsage withUsage(TokenUsage total, Optional<BigDecimal> spent) {
        return new BudgetUsage(startedAt, waited, toolCalls, total, spent, lastCall, repeats, known, fruitless, fresh);
    }

    BudgetUsage withWait(Duration more) {
        return new BudgetUsage(startedAt, waited.plus(more), toolCalls, usage, cost, lastCall, repeats, known, fruitless, fresh);
    }

    /** Counts a finished call. */
    BudgetUsage withCall(String digest, boolean ok) {
        var all = new HashSet<>(known);
        var isNew = all.add(digest);
        var again = digest.equals(lastCall) ? repeats + 1 : 1;
        return new BudgetUsage(startedAt, waited, toolCalls + 1, usage, cost, digest, again, all, fruitless, fresh || (ok && isNew));
    }

    /** Counts a model request. */
    BudgetUsage nextStep() {
        return new BudgetUsage(
                startedAt, waited, toolCalls, usage, cost, lastCall, repeats, known, fresh ? 0 : fruitless + 1, false);
    }

    public Duration computeWorkTime(Instant now) {
        return Duration.between(startedAt, now).minus(waited);
    }
}
