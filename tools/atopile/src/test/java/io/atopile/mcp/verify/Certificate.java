package io.atopile.mcp.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Checks the lines that the prover writes for a proof or counter-example, with nothing of the prover but the names of operators. */
final class Certificate {

    private static final double TOLERANCE = 1e-11;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+(E-?\\d+)?|-?Infinity");
    private static final double EQUAL = 1e-8;

    private final List<String> lines;
    private final Map<String, List<String[]>> fields = new HashMap<>();

    Certificate(List<String> lines) {
        this.lines = lines;
    }

    /** Draws inputs: an end of a range or a value in it. */
    Map<String, Double> draw(RandomGenerator random) {
        var values = new HashMap<String, Double>();
        for (String[] line : read("input")) {
            double[] ends = readEnds(line, 2);
            int range = 2 * random.nextInt(ends.length / 2);
            double share = switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> 1;
                default -> random.nextDouble();
            };
            double drawn = ends[range] + share * (ends[range + 1] - ends[range]);
            values.put(line[1], Math.clamp(drawn, ends[range], ends[range + 1]));
        }
        return values;
    }

    private static double[] readEnds(String[] line, int from) {
        return Arrays.stream(line).skip(from).takeWhile(NUMBER.asMatchPredicate()).mapToDouble(Double::parseDouble).toArray();
    }

    /** Whether no number is in all sets; if there were one, an end of a range would be. */
    boolean areClaimsDisjoint() {
        return read("claim").size() > 1
                && read("claim").stream()
                        .flatMapToDouble(line -> Arrays.stream(readEnds(line, 1)))
                        .noneMatch(end -> read("claim").stream().allMatch(line -> isInside(end, readEnds(line, 1), 0)));
    }

    private static boolean isInside(double value, double[] ends, double tolerance) {
        boolean inside = false;
        for (int range = 0; range < ends.length; range += 2) {
            double low = ends[range] - tolerance * Math.abs(ends[range]);
            double high = ends[range + 1] + tolerance * Math.abs(ends[range + 1]);
            inside |= low <= value && value <= high;
        }
        return inside;
    }

    /** Returns the inputs of the counter-example. */
    Map<String, Double> readPoint() {
        String[] point = read("at").getFirst();
        var values = new HashMap<String, Double>();
        for (int input = 0; input < point.length - 1; input++) {
            values.put("x" + input, Double.parseDouble(point[input + 1]));
        }
        return values;
    }

    /** Computes all steps from the inputs. */
    void compute(Map<String, Double> values) {
        read("number").forEach(line -> values.put(line[1], Double.parseDouble(line[2])));
        for (String[] line : read("step")) {
            List<Double> operands = Arrays.stream(line).skip(3).map(values::get).toList();
            values.put(line[1], Calculation.apply(ExpressionOperator.findOperator(line[2]).orElseThrow(), operands));
        }
    }

    /** Whether the reported range contains the left side's value, and for {@code is} also the right side's. */
    boolean isInRange(Map<String, Double> values) {
        String[] range = read("range").getFirst();
        double low = Double.parseDouble(range[2]);
        double high = Double.parseDouble(range[3]);
        double slack = isSame() ? EQUAL * Math.max(Math.abs(low), Math.abs(high)) : TOLERANCE * Math.max(Math.abs(low), Math.abs(high));
        var checked = new ArrayList<>(List.of(range[1]));
        if (isSame()) {
            checked.addAll(List.of(read("check").getFirst()).subList(2, 4));
        }
        return checked.stream().map(values::get).allMatch(value -> low - slack <= value && value <= high + slack);
    }

    boolean isSame() {
        return read("check").getFirst()[1].equals("Is");
    }

    /** Whether the condition holds for the values; limits may be exceeded by the tolerance. */
    boolean holds(Map<String, Double> values, double tolerance) {
        return lines.stream().filter(line -> line.startsWith("check ")).allMatch(line -> holds(line.substring(6), values, tolerance));
    }

    private static boolean holds(String condition, Map<String, Double> values, double tolerance) {
        String[] fields = condition.split(" ", -1);
        if (condition.contains("(")) {
            double inner = fields[0].equals("Not") ? -tolerance : tolerance;
            List<Boolean> parts = splitParts(condition).stream().map(part -> holds(part, values, inner)).toList();
            return switch (fields[0]) {
                case "And" -> !parts.contains(false);
                case "Or" -> parts.contains(true);
                default -> !parts.getFirst();
            };
        }
        double left = find(values, fields[1]);
        if (fields[0].equals("IsSubset")) {
            return isInside(left, readEnds(fields, 2), tolerance);
        }
        double right = find(values, fields[2]);
        double slack = tolerance * Math.max(Math.abs(left), Math.abs(right));
        return switch (fields[0]) {
            case "GreaterOrEqual", "GreaterThan" -> left >= right - slack;
            default -> Math.abs(left - right) <= EQUAL * Math.max(Math.abs(left), Math.abs(right));
        };
    }

    static double find(Map<String, Double> values, String step) {
        return Objects.requireNonNull(values.get(step), step);
    }

    private static List<String> splitParts(String condition) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int index = 0; index < condition.length(); index++) {
            char letter = condition.charAt(index);
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (letter == '(' && depth == 1) {
                start = index + 1;
            } else if (letter == ')' && depth == 0) {
                parts.add(condition.substring(start, index));
            }
        }
        return parts;
    }

    List<String[]> read(String keyword) {
        return fields.computeIfAbsent(keyword, this::split);
    }

    private List<String[]> split(String keyword) {
        return lines.stream().filter(line -> line.startsWith(keyword + " ") || line.equals(keyword)).map(line -> line.split(" ", -1)).toList();
    }
}
