package io.atopile.mcp.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds by what part of themselves all tolerances behind a violated assertion must be narrowed, where narrowing one alone isn't enough. What is
 * returned was proven with the texts that are to be written.
 */
final class ToleranceCombination {

    private static final int HALVINGS = 18;
    private static final int ROUNDINGS = 3;
    private static final BigDecimal STEP_UP = new BigDecimal("1.001");
    private static final BigDecimal STEP_DOWN = new BigDecimal("0.95");
    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.001");

    /** A value and the text to write for it. */
    record Narrowed(ValueStatement statement, BigDecimal tolerance, LiteralText text) {}

    private final List<ValueTrial> trials;

    private ToleranceCombination(List<ValueTrial> trials) {
        this.trials = trials;
    }

    /** Returns the narrowed values, one for each statement with a tolerance; empty if not even exact values would do, or if there are fewer than two. */
    static List<Narrowed> search(List<ValueTrial> all) {
        var places = new HashSet<PredicatePlace>();
        var toleranced = all.stream()
                .filter(trial -> trial.statement().tolerance().signum() > 0 && places.add(trial.statement().place()))
                .toList();
        return toleranced.size() < 2 ? List.of() : new ToleranceCombination(toleranced).search();
    }

    private List<Narrowed> search() {
        if (!isProven(BigDecimal.ZERO)) {
            return List.of();
        }
        BigDecimal proven = BigDecimal.ZERO;
        BigDecimal open = BigDecimal.ONE;
        for (int step = 0; step < HALVINGS; step++) {
            BigDecimal middle = proven.add(open).divide(BigDecimal.TWO);
            if (isProven(middle)) {
                proven = middle;
            } else {
                open = middle;
            }
        }
        return write(proven);
    }

    private boolean isProven(BigDecimal share) {
        return ValueTrial.isProven(
                trials, trials.stream().map(trial -> trial.statement().findRange(trial.statement().tolerance().multiply(share))).toList());
    }

    private List<Narrowed> write(BigDecimal largest) {
        BigDecimal share = largest.multiply(STEP_UP);
        for (int attempt = 0; attempt < ROUNDINGS && share.compareTo(LEAST_SHARE) >= 0; attempt++) {
            Optional<List<Narrowed>> written = tighten(share);
            if (written.isPresent() && isAccepted(written.get())) {
                return written.get();
            }
            share = share.multiply(STEP_DOWN);
        }
        return List.of();
    }

    private Optional<List<Narrowed>> tighten(BigDecimal share) {
        var narrowed = new ArrayList<Narrowed>();
        for (ValueTrial trial : trials) {
            BigDecimal tolerance = trial.statement().tolerance().multiply(share);
            Optional<LiteralText> text = trial.statement().writeTolerance(tolerance);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            narrowed.add(new Narrowed(trial.statement(), tolerance, text.get()));
        }
        return Optional.of(narrowed);
    }

    private boolean isAccepted(List<Narrowed> narrowed) {
        return ValueTrial.isAccepted(trials, narrowed.stream().map(each -> each.statement().evaluate(each.text())).toList());
    }
}
