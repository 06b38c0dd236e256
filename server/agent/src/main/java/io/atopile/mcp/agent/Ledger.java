package io.atopile.mcp.agent;

import io.atopile.mcp.model.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a run has used up.
 *
 * @param waited time that went by waiting for people
 * @param lastCall digest of the newest call and its outcome; {@code repeats} how often it came in a row
 * @param known digests of every call and its outcome
 * @param fruitless steps in a row that brought nothing new
 * @param fresh whether the step that runs has brought something new
 */
public record Ledger(
        Instant startedAt,
        Duration waited,
        int toolCalls,
        Usage usage,
        Optional<BigDecimal> cost,
        String lastCall,
        int repeats,
        Set<String> known,
        int fruitless,
        boolean fresh) {

    static Ledger startedAt(Instant at) {
        return new Ledger(at, Duration.ZERO, 0, Usage.NONE, Optional.empty(), "", 0, Set.of(), 0, true);
    }

    Ledger counted(Usage total, Optional<BigDecimal> spent) {
        return new Ledger(startedAt, waited, toolCalls, total, spent, lastCall, repeats, known, fruitless, fresh);
    }

    Ledger waited(Duration more) {
        return new Ledger(startedAt, waited.plus(more), toolCalls, usage, cost, lastCall, repeats, known, fruitless, fresh);
    }

    /** A call came to its end. */
    Ledger called(String digest, boolean ok) {
        var all = new HashSet<>(known);
        var isNew = all.add(digest);
        var again = digest.equals(lastCall) ? repeats + 1 : 1;
        return new Ledger(startedAt, waited, toolCalls + 1, usage, cost, digest, again, all, fruitless, fresh || (ok && isNew));
    }

    /** The model was asked again. */
    Ledger nextStep() {
        return new Ledger(
                startedAt, waited, toolCalls, usage, cost, lastCall, repeats, known, fresh ? 0 : fruitless + 1, false);
    }

    public Duration worked(Instant now) {
        return Duration.between(startedAt, now).minus(waited);
    }
}
