package io.atopile.mcp.verify;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.atopile.mcp.verify.DesignVerification.ContradictingValues;
import io.atopile.mcp.verify.ProofReport.ValueConflict;
import io.atopile.mcp.verify.VerifiedAssertion.CornerInput;
import io.atopile.mcp.verify.VerifiedAssertion.SourceStatement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes outcomes of the prover as text, with the units and statements of the source. */
final class VerdictWriter {

    private static final int MOST_INPUTS = 6;

    private final PredicateReader.Contents contents;
    private final Map<PredicatePlace, String> texts;
    private final Set<String> unknown;
    private final Set<String> declared;
    private final Set<String> related;

    VerdictWriter(PredicateReader.Contents contents) {
        this.contents = contents;
        this.texts = contents.texts();
        this.unknown = contents.unknown().isEmpty() ? Set.of() : listUnknown(contents);
        this.declared = listParameters(each -> each.kind() == PredicateKind.DOMAIN && each.place().isPresent());
        this.related = listParameters(each -> !isRange(each.expression()));
    }

    private Set<String> listParameters(Predicate<DesignPredicate> wanted) {
        return contents.design().predicates().stream().filter(wanted).flatMap(each -> each.expression().listParameters()).collect(toSet());
    }

    /** Returns the parameters that unreadable statements restrict, under all their names. */
    private static Set<String> listUnknown(PredicateReader.Contents contents) {
        var classes = ParameterSources.of(contents.design()).classes();
        var roots = contents.unknown().stream().map(classes::find).collect(toSet());
        return Stream.concat(
                        contents.unknown().stream(),
                        contents.design().predicates().stream().flatMap(each -> each.expression().listParameters()))
                .filter(parameter -> roots.contains(classes.find(parameter)))
                .collect(toSet());
    }

    VerifiedAssertion write(AssertionOutcome outcome) {
        var expression = outcome.assertion().expression();
        String unit = findUnit(expression);
        return switch (outcome.result()) {
            case AssertionResult.Proven(var range) -> write(
                    outcome, AssertionVerdict.PROVEN, writeRange(range, unit), "It holds for all values that the design allows.", List.of(), List.of());
            case AssertionResult.Stated(var values) -> writeStated(outcome, values.isEmpty() ? Optional.empty() : writeRange(values.hull(), unit));
            case AssertionResult.Undecided undecided -> write(
                    outcome,
                    AssertionVerdict.UNDECIDED,
                    writeRange(undecided.range(), unit),
                    "Undecided: %s.%s".formatted(undecided.message(), describeDomains(undecided.parameters().stream())),
                    List.of(),
                    List.of());
            case AssertionResult.Violated(var corner, var _, var _) when hasUnknownInput(corner) -> write(
                    outcome,
                    AssertionVerdict.UNDECIDED,
                    Optional.empty(),
                    writeUnknown(corner.inputs().stream().map(WorstCorner.InputValue::parameter).filter(unknown::contains).collect(joining(", "))),
                    List.of(),
                    List.of());
            case AssertionResult.Violated(var corner, var conflict, var range) -> write(
                    outcome,
                    AssertionVerdict.VIOLATED,
                    writeRange(range, unit),
                    writeViolation(expression, corner, range, unit) + describeDomains(corner.inputs().stream().map(WorstCorner.InputValue::parameter)),
                    corner.inputs().stream().map(this::writeInput).toList(),
                    writeStatements(conflict));
        };
    }

    VerifiedAssertion writeUnreadable(PredicatePlace place) {
        String text = texts.getOrDefault(place, "");
        return new VerifiedAssertion(
                place, text, "", AssertionVerdict.UNDECIDED, Optional.empty(), "Undecided: the expression has a form that isn't supported.", List.of(), List.of(), List.of());
    }

    List<SourceStatement> writeStatements(List<DesignPredicate> predicates) {
        return predicates.stream()
                .flatMap(predicate -> predicate.place().stream())
                .distinct()
                .sorted(Comparator.comparing(PredicatePlace::file).thenComparingInt(PredicatePlace::line))
                .map(place -> new SourceStatement(place.file(), place.line(), texts.getOrDefault(place, "")))
                .toList();
    }

    /** A range that nothing else refers to is no statement about the design if the parameter is the source's own: something is missing. */
    private VerifiedAssertion writeStated(AssertionOutcome outcome, Optional<String> range) {
        var expression = outcome.assertion().expression();
        String subject = expression.listParameters().findFirst().orElse("");
        if (!isRange(expression)) {
            return write(outcome, AssertionVerdict.STATED, range, "It defines %s.".formatted(subject), List.of(), List.of());
        }
        if (unknown.contains(subject)) {
            return write(outcome, AssertionVerdict.UNDECIDED, Optional.empty(), writeUnknown(subject), List.of(), List.of());
        }
        if (declared.contains(subject) && !related.contains(subject)) {
            return write(
                    outcome, AssertionVerdict.UNDECIDED, Optional.empty(), "Undecided: nothing in the design determines %s.".formatted(subject), List.of(), List.of());
        }
        return write(
                outcome, AssertionVerdict.STATED, range, "It gives %s its range; nothing else in the design does.".formatted(subject), List.of(), List.of());
    }

    private static boolean isRange(ValueExpression expression) {
        return expression.listParameters().count() == 1;
    }

    private VerifiedAssertion write(
            AssertionOutcome outcome, AssertionVerdict verdict, Optional<String> range, String reason, List<CornerInput> corner, List<SourceStatement> conflict) {
        PredicatePlace place = outcome.assertion().place().orElse(new PredicatePlace("", 1, 1));
        String subject = outcome.assertion().expression().listParameters().findFirst().orElse("");
        return new VerifiedAssertion(place, texts.getOrDefault(place, ""), subject, verdict, range, reason, corner, conflict, outcome.certificate());
    }

    private static Optional<String> writeRange(ClosedRange range, String unit) {
        return range.equals(ClosedRange.ENTIRE) ? Optional.empty() : Optional.of(QuantityText.of(range, unit));
    }

    /** Describes values that have nothing in common. */
    ContradictingValues write(ValueConflict conflict) {
        var reason = "The values of %s have nothing in common.%s".formatted(conflict.parameter(), describeDomains(Stream.of(conflict.parameter())));
        return new ContradictingValues(conflict.parameter(), reason, writeStatements(conflict.predicates()));
    }

    /** Returns a sentence for each of the parameters for which the source states only values that the library doesn't allow. */
    private String describeDomains(Stream<String> parameters) {
        return parameters.distinct().flatMap(parameter -> describeDomain(parameter).stream()).collect(joining());
    }

    private Optional<String> describeDomain(String parameter) {
        var claims = contents.design().predicates().stream()
                .flatMap(each -> RangeClaim.read(each.expression(), each).stream())
                .filter(claim -> claim.parameter().equals(parameter))
                .toList();
        RangeUnion allowed = claims.stream().filter(VerdictWriter::isDomain).map(RangeClaim::values).reduce(RangeUnion.ENTIRE, RangeUnion::intersect);
        boolean excluded =
                !allowed.isEmpty() && claims.stream().filter(claim -> !isDomain(claim)).anyMatch(claim -> claim.values().intersect(allowed).isEmpty());
        String unit = contents.units().getOrDefault(parameter, "");
        return excluded ? Optional.of(" For %s, atopile allows only values of %s.".formatted(parameter, QuantityText.of(allowed.hull(), unit))) : Optional.empty();
    }

    private static boolean isDomain(RangeClaim claim) {
        return claim.predicate().kind() == PredicateKind.DOMAIN;
    }

    private String writeViolation(ValueExpression expression, WorstCorner corner, ClosedRange range, String unit) {
        String subject = expression instanceof ValueExpression.Operation operation && operation.first() instanceof ValueExpression.Parameter(var name)
                ? name
                : "the left side";
        String inputs = corner.inputs().stream().limit(MOST_INPUTS).map(input -> input.parameter() + " = " + writeInput(input).value()).collect(joining(", "));
        String at = inputs.isEmpty() ? "" : " at " + inputs;
        if (!corner.problem().isEmpty()) {
            return "Violated: %s has no value (%s)%s.".formatted(subject, corner.problem(), at);
        }
        String whole = writeRange(range, unit).map(" (of %s)"::formatted).orElse("");
        if (Double.isNaN(corner.limit())) {
            return "Violated: %s is %s%s%s.".formatted(subject, QuantityText.of(corner.value(), unit), whole, at);
        }
        String[] numbers = QuantityText.ofDifferent(corner.value(), corner.limit(), unit);
        boolean contradicts = corner.inputs().size() == 1 && corner.inputs().getFirst().value() == corner.value();
        return contradicts
                ? "Violated: other statements give %s %s; the limit is %s.".formatted(subject, QuantityText.of(range, unit), numbers[1])
                : "Violated: %s is %s%s%s; the limit is %s.".formatted(subject, numbers[0], whole, at, numbers[1]);
    }

    private CornerInput writeInput(WorstCorner.InputValue input) {
        return new CornerInput(input.parameter(), QuantityText.of(input.value(), contents.units().getOrDefault(input.parameter(), "")));
    }

    private boolean hasUnknownInput(WorstCorner corner) {
        return corner.inputs().stream().anyMatch(input -> unknown.contains(input.parameter()));
    }

    private static String writeUnknown(String parameters) {
        return "Undecided: a statement about %s has a form that isn't supported.".formatted(parameters);
    }

    /** Finds the unit of an assertion's sides: that of a literal in it, or of its first parameter. */
    private String findUnit(ValueExpression expression) {
        return listUnits(expression).filter(unit -> !unit.isEmpty()).findFirst().orElse("");
    }

    private Stream<String> listUnits(ValueExpression expression) {
        return switch (expression) {
            case ValueExpression.Operation operation when operation.operator().isLogical() ->
                operation.operands().reversed().stream().flatMap(this::listUnits);
            case ValueExpression.Literal(var _, var unit) -> Stream.of(unit);
            case ValueExpression.Parameter(var name) -> Stream.of(contents.units().getOrDefault(name, ""));
            case ValueExpression.Operation _ -> Stream.empty();
        };
    }
}
