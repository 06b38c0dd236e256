package io.atopile.mcp.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One statement that limits a parameter to a range.
 *
 * @param parameter the instance's path from the design's root, such as {@code psu.r1.resistance}
 * @param assigned whether it is an assignment rather than an assertion
 */
record ParameterConstraint(String parameter, AtoSourceFile source, AtoStatement statement, Interval range, String value, boolean assigned) {

    ExplanationLocation place() {
        return ExplanationLocation.of(
                assigned ? ExplanationLocation.Role.ASSIGNMENT : ExplanationLocation.Role.ASSERTION, source, statement, "constrains %s to %s".formatted(parameter, value));
    }

    /** Returns all constraints below a root by parameter, in traversal order. */
    static Map<String, List<ParameterConstraint>> collectBelow(TypeResolver types, TypeResolver.Named root) {
        var found = new LinkedHashMap<String, List<ParameterConstraint>>();
        PlacedStatement.list(types, root).forEach(placed -> of(placed.source(), placed.statement(), placed.prefix())
                .ifPresent(one -> found.computeIfAbsent(one.parameter(), _ -> new ArrayList<>()).add(one)));
        return found;
    }

    private static Optional<ParameterConstraint> of(AtoSourceFile source, AtoStatement statement, String prefix) {
        return switch (statement.saying()) {
            case StatementNode.Asserts(var path, var operator, var value) -> Interval.of(value)
                    .map(range -> new ParameterConstraint(prefix + path, source, statement, range.applyOperator(operator), value, false));
            case StatementNode.Assigns(var path, var value) -> Interval.of(value)
                    .map(range -> new ParameterConstraint(prefix + path, source, statement, range, value, true));
            case StatementNode.Declares(var name, _, Optional<String> value) -> value.flatMap(Interval::of)
                    .map(range -> new ParameterConstraint(prefix + name, source, statement, range, value.orElseThrow(), true));
            case StatementNode.Imports _, StatementNode.Opens _, StatementNode.Makes _, StatementNode.Connects _, StatementNode.Signals _, StatementNode.Else _ -> Optional.empty();
        };
    }
}
