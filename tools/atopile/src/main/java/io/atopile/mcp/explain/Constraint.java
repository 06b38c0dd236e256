package io.atopile.mcp.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One statement that narrows a parameter down to a range.
 *
 * @param parameter the instance's path from the design's root, such as {@code psu.r1.resistance}
 * @param assigned whether it is an assignment and no assertion
 */
record Constraint(String parameter, Source source, Statement statement, Interval range, String value, boolean assigned) {

    private static final int DEEPEST = 12;

    Place place() {
        return Place.of(
                assigned ? Place.Role.ASSIGNMENT : Place.Role.ASSERTION, source, statement, "holds %s at %s".formatted(parameter, value));
    }

    /** All constraints below a root by parameter, in the order in which they are met. */
    static Map<String, List<Constraint>> below(Types types, Types.Named root) {
        var found = new LinkedHashMap<String, List<Constraint>>();
        collect(types, root, "", found, 0);
        return found;
    }

    private static void collect(Types types, Types.Named type, String prefix, Map<String, List<Constraint>> found, int depth) {
        Optional<Source> source = types.definition(type);
        if (source.isEmpty() || depth > DEEPEST) {
            return;
        }
        for (Statement statement : source.get().statements()) {
            if (statement.block().equals(type.name())) {
                of(source.get(), statement, prefix).ifPresent(one -> found.computeIfAbsent(one.parameter(), _ -> new ArrayList<>()).add(one));
                if (statement.saying() instanceof Saying.Makes(var path, var made)) {
                    collect(types, new Types.Named(made, source.get()), prefix + path + ".", found, depth + 1);
                }
            }
        }
        if (source.get().block(type.name()).map(Statement::saying).orElse(new Saying.Else())
                        instanceof Saying.Opens(_, Optional<String> parent)
                && parent.isPresent()) {
            collect(types, new Types.Named(parent.get(), source.get()), prefix, found, depth + 1);
        }
    }

    private static Optional<Constraint> of(Source source, Statement statement, String prefix) {
        return switch (statement.saying()) {
            case Saying.Asserts(var path, var operator, var value) -> Interval.of(value)
                    .map(range -> new Constraint(prefix + path, source, statement, range.comparedBy(operator), value, false));
            case Saying.Assigns(var path, var value) -> Interval.of(value)
                    .map(range -> new Constraint(prefix + path, source, statement, range, value, true));
            case Saying.Declares(var name, _, Optional<String> value) -> value.flatMap(Interval::of)
                    .map(range -> new Constraint(prefix + name, source, statement, range, value.orElseThrow(), true));
            case Saying.Imports _, Saying.Opens _, Saying.Makes _, Saying.Connects _, Saying.Signals _, Saying.Else _ -> Optional.empty();
        };
    }
}
