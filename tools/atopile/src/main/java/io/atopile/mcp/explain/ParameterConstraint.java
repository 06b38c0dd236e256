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

    private static final int DEEPEST = 12;

    ExplanationLocation place() {
        return ExplanationLocation.of(
                assigned ? ExplanationLocation.Role.ASSIGNMENT : ExplanationLocation.Role.ASSERTION, source, statement, "constrains %s to %s".formatted(parameter, value));
    }

    /** Returns all constraints below a root by parameter, in traversal order. */
    static Map<String, List<ParameterConstraint>> collectBelow(TypeResolver types, TypeResolver.Named root) {
        var found = new LinkedHashMap<String, List<ParameterConstraint>>();
        collect(types, root, "", found, 0);
        return found;
    }

    private static void collect(TypeResolver types, TypeResolver.Named type, String prefix, Map<String, List<ParameterConstraint>> found, int depth) {
        Optional<AtoSourceFile> source = types.findDefinition(type);
        if (source.isEmpty() || depth > DEEPEST) {
            return;
        }
        for (AtoStatement statement : source.get().statements()) {
            if (statement.block().equals(type.name())) {
                of(source.get(), statement, prefix).ifPresent(one -> found.computeIfAbsent(one.parameter(), _ -> new ArrayList<>()).add(one));
                if (statement.saying() instanceof StatementNode.Makes(var path, var made)) {
                    collect(types, new TypeResolver.Named(made, source.get()), prefix + path + ".", found, depth + 1);
                }
            }
        }
        if (source.get().findBlock(type.name()).map(AtoStatement::saying).orElse(new StatementNode.Else())
                        instanceof StatementNode.Opens(_, Optional<String> parent)
                && parent.isPresent()) {
            collect(types, new TypeResolver.Named(parent.get(), source.get()), prefix, found, depth + 1);
        }
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
