package io.atopile.mcp.verify;

import io.atopile.mcp.verify.AssertionResult.Proven;
import io.atopile.mcp.verify.AssertionResult.Stated;
import io.atopile.mcp.verify.AssertionResult.Undecided;
import io.atopile.mcp.verify.AssertionResult.Violated;
import io.atopile.mcp.verify.ProofReport.ValueConflict;
import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides the assertions of a design: proven for all values of its inputs, violated at a point, undecided, or what states a value. */
public final class AssertionProver {

    private final ParameterSources sources;
    private final ConflictSearch conflicts;
    private final SearchBudget budget;
    private final FormulaComparison formulas;

    private AssertionProver(ParameterSources sources, ProofLimits limits) {
        this.sources = sources;
        this.conflicts = new ConflictSearch(sources);
        this.budget = new SearchBudget(limits);
        this.formulas = new FormulaComparison(sources, budget);
    }

    /** The result for a part of an assertion, with its certificate. */
    private record PartResult(AssertionResult result, List<String> certificate) {
        static PartResult of(AssertionResult result) {
            return new PartResult(result, List.of());
        }
    }

    /** Decides all assertions of a design; the same design and limits give the same report. */
    public static ProofReport prove(InstantiatedDesign design, ProofLimits limits) {
        AssertionProver prover = of(design, limits);
        var outcomes = design.predicates().stream().flatMap(prover::examine).toList();
        var unwritten = outcomes.stream().filter(outcome -> !isWritten(outcome)).flatMap(AssertionProver::toConflict);
        return new ProofReport(outcomes.stream().filter(AssertionProver::isWritten).toList(), Stream.concat(prover.listConflicts(), unwritten).toList());
    }

    /** Decides one assertion of a design. */
    static AssertionResult prove(InstantiatedDesign design, DesignPredicate assertion, ProofLimits limits) {
        return of(design, limits).decide(assertion).result();
    }

    private static AssertionProver of(InstantiatedDesign design, ProofLimits limits) {
        return new AssertionProver(ParameterSources.of(design), limits);
    }

    private Stream<AssertionOutcome> examine(DesignPredicate predicate) {
        return predicate.kind() == PredicateKind.ASSERTION
                ? Stream.of(decide(predicate))
                : AssertionPart.split(predicate).flatMap(part -> formulas.compare(part).stream());
    }

    private Stream<ValueConflict> listConflicts() {
        return sources.listRoots().stream()
                .flatMap(root -> conflicts.findContradiction(root, Optional.empty()).stream()
                        .filter(predicates -> predicates.stream().noneMatch(predicate -> predicate.kind() == PredicateKind.ASSERTION))
                        .map(predicates -> new ValueConflict(sources.findName(root), predicates)));
    }

    /** Whether the source contains the statement; formulas of the library have no place. */
    private static boolean isWritten(AssertionOutcome outcome) {
        return outcome.assertion().kind() == PredicateKind.ASSERTION || outcome.assertion().place().isPresent();
    }

    /** Returns the values that contradict a formula of the library. */
    private static Stream<ValueConflict> toConflict(AssertionOutcome formula) {
        return formula.result() instanceof Violated violated
                ? formula.assertion().expression().listParameters().limit(1).map(parameter -> new ValueConflict(parameter, violated.conflict()))
                : Stream.empty();
    }

    private AssertionOutcome decide(DesignPredicate predicate) {
        List<PartResult> results = AssertionPart.split(predicate).map(this::decidePart).toList();
        PartResult worst = Stream.of(Violated.class, Undecided.class, Proven.class, Stated.class)
                .flatMap(type -> results.stream().filter(part -> type.isInstance(part.result())))
                .findFirst()
                .orElseThrow();
        return new AssertionOutcome(
                predicate,
                worst.result(),
                worst.result() instanceof Proven && results.size() > 1 ? joinCertificates(results) : worst.certificate());
    }

    private static List<String> joinCertificates(List<PartResult> results) {
        var lines = new ArrayList<String>();
        for (PartResult part : results) {
            lines.add("part");
            lines.addAll(part.certificate());
        }
        return lines;
    }

    private PartResult decidePart(AssertionPart part) {
        try {
            Optional<AssertionPart.SameParameters> same = part.readSameParameters();
            if (same.isPresent()) {
                return decideSame(part, same.get());
            }
            Optional<RangeClaim> claim = part.readClaim().filter(read -> sources.isStated(sources.classes().find(read.parameter())));
            if (claim.isPresent()) {
                return decideStatement(part.predicate(), claim.get().parameter());
            }
            Optional<ParameterEquation> equation = part.readEquation();
            return equation.isPresent() ? decideEquation(equation.get()) : decideCondition(part.predicate(), part.expression(), List.of());
        } catch (ProofObstacle obstacle) {
            return PartResult.of(obstacle.toResult());
        } catch (StackOverflowError | ArithmeticException _) {
            return PartResult.of(new Undecided(UndecidedReason.TOO_LARGE, List.of(), ClosedRange.ENTIRE));
        }
    }

    private PartResult decideSame(AssertionPart part, AssertionPart.SameParameters same) {
        return switch (sources.findRole(part)) {
            case COMPARES -> decideCondition(part.predicate(), part.expression(), List.of());
            case JOINS -> decideStatement(part.predicate(), same.left());
            case HOLDS -> PartResult.of(describe(same.left()) instanceof Stated(RangeUnion values)
                    ? new Proven(values.hull())
                    : new Proven(ClosedRange.ENTIRE));
        };
    }

    /** Returns the range that an assertion states, or the contradiction of which it is a part. */
    private PartResult decideStatement(DesignPredicate predicate, String parameter) {
        String root = sources.classes().find(parameter);
        Optional<List<DesignPredicate>> contradiction = conflicts.findContradiction(root, Optional.of(predicate));
        if (contradiction.isEmpty()) {
            return PartResult.of(describe(parameter));
        }
        if (!contradiction.get().contains(predicate)) {
            throw new ProofObstacle(UndecidedReason.CONTRADICTORY_VALUES, List.of(sources.findName(root)));
        }
        var own = sources.listClaims(root).stream().filter(claim -> contradiction.get().contains(claim.predicate())).toList();
        RangeClaim limit = own.stream().filter(claim -> claim.predicate().equals(predicate)).findFirst().orElse(own.getFirst());
        RangeUnion others = own.stream()
                .filter(claim -> !claim.equals(limit))
                .map(RangeClaim::values)
                .reduce(RangeUnion.ENTIRE, RangeUnion::intersect);
        double value = others.findNearest(limit.values().hull().midpoint());
        var inputs = List.of(new WorstCorner.InputValue(sources.findName(root), value));
        var corner = new WorstCorner(inputs, value, limit.values().findNearest(value), "");
        return new PartResult(new Violated(corner, contradiction.get(), others.isEmpty() ? ClosedRange.ENTIRE : others.hull()), ProofText.writeContradiction(own));
    }

    /** Returns the values of a parameter as far as they are known without a search. */
    private AssertionResult describe(String parameter) {
        var builder = new TapeBuilder(sources);
        int node = builder.add(new Parameter(parameter));
        ExpressionTape tape = builder.build();
        if (tape.nodes().get(node) instanceof TapeNode.Input(int input)) {
            return new Stated(tape.inputs().get(input).values());
        }
        return new Stated(RangeUnion.of(BoundedBox.enclose(tape, node, ParameterBox.of(tape.inputs()))));
    }

    private PartResult decideEquation(ParameterEquation equation) {
        String root = sources.classes().find(equation.parameter());
        Optional<ParameterEquation> definition = sources.findDefinition(root);
        if (definition.isEmpty() || !definition.get().equals(equation)) {
            return decideCondition(equation.predicate(), equation.equateWith(equation.parameter()), List.of());
        }
        Optional<PartResult> compared = sources.listEquations(root).stream()
                .filter(other -> !other.equals(equation))
                .map(other -> compareWith(equation, other))
                .reduce((first, second) -> first.result() instanceof Proven ? second : first);
        return compared.isPresent() ? compared.get() : checkDomain(equation, root);
    }

    private PartResult compareWith(ParameterEquation equation, ParameterEquation other) {
        var premises = new ArrayList<>(sources.classes().findPath(equation.parameter(), other.parameter()));
        premises.add(other.predicate());
        return decideCondition(equation.predicate(), other.equateWith(equation.parameter()), premises);
    }

    /** Returns the range that a definition states, or a point at which it leaves what the library allows. */
    private PartResult checkDomain(ParameterEquation equation, String root) {
        List<RangeClaim> claims = sources.listGiven(root);
        RangeUnion domain = claims.stream().map(RangeClaim::values).reduce(RangeUnion.ENTIRE, RangeUnion::intersect);
        if (!domain.isEmpty() && !domain.equals(RangeUnion.ENTIRE)) {
            var within = new Operation(ExpressionOperator.IS_SUBSET, List.of(new Parameter(equation.parameter()), new Literal(domain, "")));
            PartResult checked =
                    decideCondition(equation.predicate(), within, claims.stream().map(RangeClaim::predicate).toList());
            if (checked.result() instanceof Violated) {
                return checked;
            }
        }
        return PartResult.of(describe(equation.parameter()));
    }

    private PartResult decideCondition(DesignPredicate predicate, ValueExpression expression, List<DesignPredicate> premises) {
        AssertionCase condition = AssertionCase.reduce(predicate, expression, premises, sources);
        AssertionResult result = AssertionSearch.decide(condition, budget);
        return new PartResult(result, ProofText.write(condition, result));
    }
}
