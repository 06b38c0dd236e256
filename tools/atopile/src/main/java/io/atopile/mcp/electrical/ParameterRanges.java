package io.atopile.mcp.electrical;

import io.atopile.mcp.verify.ClosedRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The ranges of parameters, as far as assignments and assertions state them with numbers; parameters that are the same share theirs. What
 * only follows from other parameters isn't known here.
 */
public final class ParameterRanges {

    private static final String SAME = "Is";
    private static final Set<String> GIVING = Set.of(SAME, "IsSubset");

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Optional<ClosedRange>> ranges = new HashMap<>();

    private final String entry;

    private ParameterRanges(String entry) {
        this.entry = entry;
    }

    /** Reads the predicates of a design as the program {@code DESIGN} prints them. */
    static ParameterRanges read(JsonNode predicates, String entry) {
        var read = new ParameterRanges(entry);
        var statements = predicates.valueStream().map(each -> each.path("expression")).filter(each -> each.path("operands").size() == 2).toList();
        statements.forEach(read::join);
        statements.forEach(read::combine);
        return read;
    }

    private void join(JsonNode statement) {
        var left = readName(statement, 0);
        var right = readName(statement, 1);
        if (statement.path("operator").asString("").equals(SAME) && !left.isEmpty() && !right.isEmpty() && !findRoot(left).equals(findRoot(right))) {
            parents.put(findRoot(left), findRoot(right));
        }
    }

    private void combine(JsonNode statement) {
        var name = readName(statement, 0);
        var values = statement.path("operands").path(1).path("ranges");
        if (GIVING.contains(statement.path("operator").asString("")) && !name.isEmpty() && values.isArray()) {
            ranges.merge(findRoot(name), readHull(values.valueStream().toList()), ParameterRanges::intersect);
        }
    }

    private String readName(JsonNode statement, int operand) {
        return CircuitReader.stripEntry(statement.path("operands").path(operand).path("parameter").asString(""), entry);
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
