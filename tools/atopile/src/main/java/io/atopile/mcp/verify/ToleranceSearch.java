package io.atopile.mcp.verify;

import io.atopile.mcp.verify.AssertionResult.Violated;
import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the largest change of one value with which a violated assertion is proven, all else equal: a smaller tolerance, or where no
 * tolerance would do, another value. Each change that is returned was proven with the text that is to be written.
 */
public final class ToleranceSearch {

    private static final int MOST_VALUES = 6;
    private static final int HALVINGS = 16;
    private static final int ROUNDINGS = 3;
    /** More than what halving leaves open, so that a round number at the limit is found. */
    private static final BigDecimal STEP_UP = new BigDecimal("1.0001");
    private static final BigDecimal STEP_DOWN = new BigDecimal("0.98");
    private static final BigDecimal LEAST_TOLERANCE = new BigDecimal("0.0001");
    private static final MathContext PERCENT = new MathContext(2, RoundingMode.DOWN);

    private final InstantiatedDesign design;
    private final Map<PredicatePlace, String> texts;
    private final ProofReport report;

    private ToleranceSearch(InstantiatedDesign design, Map<PredicatePlace, String> texts) {
        this.design = design;
        this.texts = texts;
        this.report = AssertionProver.prove(design, ProofLimits.DEFAULT);
    }

    /** A change and how far it goes: from 0, nothing is left of the tolerance, to 1, nothing changes. */
    private record RankedChange(SufficientChange change, double share) {}

    /**
     * Returns the changes for a violated assertion, tolerances first, least change first.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public static List<SufficientChange> search(ExportedDesign exported, VerifiedAssertion violated) throws InterruptedException {
        return SearchBudget.runInterruptibly(() -> search(DesignDeclarations.selectVerifiable(exported), violated));
    }

    private static List<SufficientChange> search(PredicateReader.Contents contents, VerifiedAssertion violated) {
        var search = new ToleranceSearch(contents.design(), contents.texts());
        var writer = new VerdictWriter(contents);
        return search.report.outcomes().stream()
                .filter(outcome -> outcome.result() instanceof Violated && writer.write(outcome).equals(violated))
                .findFirst()
                .map(search::search)
                .orElse(List.of());
    }

    /** Returns the changes for an assertion by its predicate. */
    static List<SufficientChange> search(InstantiatedDesign design, Map<PredicatePlace, String> texts, DesignPredicate assertion) {
        var search = new ToleranceSearch(design, texts);
        return search.report.outcomes().stream()
                .filter(outcome -> outcome.assertion().equals(assertion))
                .findFirst()
                .map(search::search)
                .orElse(List.of());
    }

    private List<SufficientChange> search(AssertionOutcome outcome) {
        if (!(outcome.result() instanceof Violated violated)) {
            return List.of();
        }
        List<ValueTrial> trials = listStatements(outcome.assertion(), violated.corner())
                .map(statement -> new ValueTrial(design, report, outcome.assertion(), statement))
                .toList();
        List<RankedChange> alone = trials.stream().flatMap(trial -> searchTolerance(trial).or(() -> searchNominal(trial)).stream()).toList();
        boolean isCombined = alone.stream().noneMatch(ranked -> ranked.change().kind() == SufficientChange.Kind.TOLERANCE);
        return Stream.concat(alone.stream(), isCombined ? searchCombination(trials) : Stream.empty())
                .sorted(Comparator.comparing((RankedChange ranked) -> ranked.change().kind()).thenComparing(RankedChange::share, Comparator.reverseOrder()))
                .map(RankedChange::change)
                .toList();
    }

    private static Stream<RankedChange> searchCombination(List<ValueTrial> trials) {
        return ToleranceCombination.search(trials).stream()
                .map(each -> new RankedChange(
                        describe(each.statement(), SufficientChange.Kind.COMBINED, each.text(), describeExtent(each.tolerance())), each.tolerance().doubleValue()));
    }

    private static String describeExtent(BigDecimal tolerance) {
        return "at most ± %s %%".formatted(tolerance.scaleByPowerOfTen(2).round(PERCENT).stripTrailingZeros().toPlainString());
    }

    /** Lists the statements that give the inputs of a corner their values. */
    private Stream<ValueStatement> listStatements(DesignPredicate assertion, WorstCorner corner) {
        var sources = ParameterSources.of(design);
        return corner.inputs().stream()
                .map(input -> sources.classes().find(input.parameter()))
                .distinct()
                .flatMap(root -> sources.listClaims(root).stream())
                .filter(claim -> claim.predicate().kind() != PredicateKind.DOMAIN && !claim.predicate().equals(assertion))
                .flatMap(claim -> readStatement(claim).stream())
                .filter(statement -> statement.nominal().signum() != 0)
                .limit(MOST_VALUES);
    }

    private Optional<ValueStatement> readStatement(RangeClaim claim) {
        return claim.predicate().place().flatMap(place -> ValueStatement.read(claim, place, findUnit(claim), texts.getOrDefault(place, "")));
    }

    private static String findUnit(RangeClaim claim) {
        return claim.predicate().expression() instanceof Operation operation
                ? operation.operands().stream().flatMap(operand -> operand instanceof Literal(var _, String unit) ? Stream.of(unit) : Stream.empty()).findFirst().orElse("")
                : "";
    }

    private Optional<RankedChange> searchTolerance(ValueTrial trial) {
        ValueStatement statement = trial.statement();
        BigDecimal present = statement.tolerance();
        if (present.signum() == 0 || !trial.isProven(ClosedRange.of(statement.nominal().doubleValue()))) {
            return Optional.empty();
        }
        BigDecimal proven = BigDecimal.ZERO;
        BigDecimal open = present;
        for (int step = 0; step < HALVINGS; step++) {
            BigDecimal middle = proven.add(open).divide(BigDecimal.TWO);
            if (trial.isProven(statement.findRange(middle))) {
                proven = middle;
            } else {
                open = middle;
            }
        }
        return writeTolerance(trial, proven).map(change -> new RankedChange(change.change(), change.share() / present.doubleValue()));
    }

    private static Optional<RankedChange> writeTolerance(ValueTrial trial, BigDecimal largest) {
        BigDecimal tolerance = largest.multiply(STEP_UP);
        for (int attempt = 0; attempt < ROUNDINGS && tolerance.compareTo(LEAST_TOLERANCE) >= 0; attempt++) {
            Optional<LiteralText> text = trial.statement().writeTolerance(tolerance);
            if (text.isPresent() && trial.isAccepted(trial.statement().evaluate(text.get()))) {
                var change = describe(trial.statement(), SufficientChange.Kind.TOLERANCE, text.get(), describeExtent(tolerance));
                return Optional.of(new RankedChange(change, tolerance.doubleValue()));
            }
            tolerance = tolerance.multiply(STEP_DOWN);
        }
        return Optional.empty();
    }

    private Optional<RankedChange> searchNominal(ValueTrial trial) {
        ValueStatement statement = trial.statement();
        var found = NominalSearch.find(trial);
        var chosen = found.flatMap(interval -> PreferredNumber.choose(interval.low(), interval.high(), statement.nominal(), statement.unit()));
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        LiteralText text = statement.writeNominal(chosen.get());
        if (!trial.isAccepted(statement.evaluate(text))) {
            return Optional.empty();
        }
        var interval = new ClosedRange(found.get().low().doubleValue(), found.get().high().doubleValue());
        double ratio = chosen.get().doubleValue() / statement.nominal().doubleValue();
        return Optional.of(new RankedChange(
                describe(statement, SufficientChange.Kind.NOMINAL, text, QuantityText.of(interval, statement.unit())), Math.min(ratio, 1 / ratio)));
    }

    private static SufficientChange describe(ValueStatement statement, SufficientChange.Kind kind, LiteralText text, String extent) {
        return new SufficientChange(kind, statement.parameter(), statement.place(), statement.text().toString(), text.toString(), extent);
    }
}
