package io.atopile.mcp.electrical;

import io.atopile.mcp.verify.ClosedRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The ranges of parameters, as far as assignments and assertions state them with numbers; parameters that are the same share theirs. What
 * only follows from other parameters isn't known here.
 */
public final class ParameterRanges {

    private static final String SAME = "Is";

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Optional<ClosedRange>> ranges = new HashMap<>();

    private final String entry;

    private ParameterRanges(String entry) {
        this.entry = entry;
    }

    /** Reads the predicates of a design as the program {@code DESIGN} prints them. */
    static ParameterRanges read(JsonNode predicates, String entry) {
        var read = new ParameterRanges(entry);
        predicates.forEach(each -> read.join(each.path("expression")));
        predicates.forEach(read::combine);
        return read;
    }

    private void join(JsonNode expression) {
        var left = readName(expression, 0);
        var right = readName(expression, 1);
        if (expression.path("operator").asString("").equals(SAME) && !left.isEmpty() && !right.isEmpty() && !findRoot(left).equals(findRoot(right))) {
            parents.put(findRoot(left), findRoot(right));
        }
    }

    private void combine(JsonNode predicate) {
        var expression = predicate.path("expression");
        var name = readName(expression, 0);
        var values = expression.path("operands").path(1).path("ranges");
        if (isGiving(predicate) && !name.isEmpty() && values.isArray()) {
            ranges.merge(findRoot(name), readHull(values.valueStream().toList()), ParameterRanges::intersect);
        }
    }

    /** Whether a predicate says what values a parameter has; in a component, atopile takes an assignment for what the part covers. */
    private static boolean isGiving(JsonNode predicate) {
        return switch (predicate.path("expression").path("operator").asString("")) {
            case SAME, "IsSubset" -> true;
            case "IsSuperset" -> !predicate.path("text").asString("").strip().startsWith("assert");
            default -> false;
        };
    }

    private String readName(JsonNode expression, int operand) {
        return CircuitReader.stripEntry(expression.path("operands").path(operand).path("parameter").asString(""), entry);
    }

    private static Optional<ClosedRange> readHull(List<JsonNode> values) {
        double low = values.stream().mapToDouble(each -> readEnd(each.path(0), Double.NEGATIVE_INFINITY)).min().orElse(Double.NaN);
        double high = values.stream().mapToDouble(each -> readEnd(each.path(1), Double.POSITIVE_INFINITY)).max().orElse(Double.NaN);
        return low <= high ? Optional.of(new ClosedRange(low, high)) : Optional.empty();
    }

    private static double readEnd(JsonNode end, double open) {
        return end.isNull() ? open : end.asDouble(Double.NaN);
    }

    private static Optional<ClosedRange> intersect(Optional<ClosedRange> one, Optional<ClosedRange> other) {
        return one.flatMap(left -> other.filter(right -> left.low() <= right.high() && right.low() <= left.high())
                .map(right -> new ClosedRange(Math.max(left.low(), right.low()), Math.min(left.high(), right.high()))));
    }

    private String findRoot(String parameter) {
        String root = parameter;
        for (var parent = parents.get(root); parent != null; parent = parents.get(root)) {
            root = parent;
        }
        return root;
    }

    /** Returns the range of a parameter; empty if it has none, or if its statements contradict each other. */
    Optional<ClosedRange> findRange(String parameter) {
        return ranges.getOrDefault(findRoot(parameter), Optional.empty());
    }

    /** Returns the value of a parameter that has only one. */
    Optional<Double> findValue(String parameter) {
        return findRange(parameter).filter(ClosedRange::isPoint).map(ClosedRange::low);
    }
}
