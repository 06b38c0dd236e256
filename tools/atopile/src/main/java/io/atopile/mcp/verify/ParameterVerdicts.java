package io.atopile.mcp.verify;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects the verdicts on assertions whose left side is a parameter, by parameter. */
final class ParameterVerdicts {

    private ParameterVerdicts() {}

    /** A verdict on one assertion about a parameter. */
    private record Finding(String name, VerifiedAssertion assertion) {}

    static List<VerifiedParameter> collect(List<AssertionOutcome> outcomes, VerdictWriter writer) {
        return outcomes.stream()
                .flatMap(outcome -> findSubject(outcome).map(name -> new Finding(name, writer.write(outcome))).stream())
                .collect(groupingBy(Finding::name, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .flatMap(findings -> join(findings).stream())
                .toList();
    }

    /** Returns the parameter that an assertion compares; empty if the assertion itself gives it its range. */
    private static Optional<String> findSubject(AssertionOutcome outcome) {
        boolean given = outcome.result() instanceof AssertionResult.Stated
                && outcome.assertion().expression().listParameters().count() == 1;
        return !given && outcome.assertion().expression() instanceof Operation operation && operation.first() instanceof Parameter(String name)
                ? Optional.of(name)
                : Optional.empty();
    }

    private static Optional<VerifiedParameter> join(List<Finding> findings) {
        List<VerifiedAssertion> worstFirst = Stream.of(AssertionVerdict.VIOLATED, AssertionVerdict.UNDECIDED, AssertionVerdict.PROVEN, AssertionVerdict.STATED)
                .flatMap(verdict -> findings.stream().map(Finding::assertion).filter(each -> each.verdict() == verdict))
                .toList();
        return worstFirst.stream()
                .flatMap(each -> each.range().stream())
                .findFirst()
                .map(range -> new VerifiedParameter(findings.getFirst().name(), range, worstFirst.getFirst().verdict()));
    }
}
