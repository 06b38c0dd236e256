package io.atopile.mcp.verify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.verify.AssertionResult.Proven;
import io.atopile.mcp.verify.AssertionResult.Undecided;
import io.atopile.mcp.verify.AssertionResult.Violated;
import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Random designs with connections, equations and one assertion whose limits are close to what was seen, judged by drawing points of the
 * design itself. A proof that a point contradicts, or a counter-example at which the assertion holds, is an error.
 */
class RandomDesignsTest {

    private static final int DESIGNS = Integer.getInteger("verify.designs", 300);
    private static final int POINTS = 300;
    private static final ProofLimits LIMITS = new ProofLimits(1_000);
    private static final ExpressionOperator[] OPERATORS = {
        ExpressionOperator.ADD, ExpressionOperator.SUBTRACT, ExpressionOperator.MULTIPLY, ExpressionOperator.DIVIDE, ExpressionOperator.MIN,
        ExpressionOperator.MAX, ExpressionOperator.ABS, ExpressionOperator.SQRT, ExpressionOperator.SIN, ExpressionOperator.FLOOR,
        ExpressionOperator.POWER,
    };

    /** The inputs {@code a0…}, their aliases {@code b0…}, the equations {@code e0…} and the expression that is asserted about. */
    private record Drawn(List<RangeUnion> inputs, List<ValueExpression> equations, ValueExpression subject) {

        Map<String, Double> draw(SplittableRandom random) {
            var values = new HashMap<String, Double>();
            for (int input = 0; input < inputs.size(); input++) {
                List<ClosedRange> ranges = inputs.get(input).ranges();
                ClosedRange range = ranges.get(random.nextInt(ranges.size()));
                double share = random.nextInt(3) == 0 ? random.nextInt(2) : random.nextDouble();
                bind(values, input, Math.clamp(range.low() + share * (range.high() - range.low()), range.low(), range.high()));
            }
            return values;
        }

        static void bind(Map<String, Double> values, int input, double value) {
            values.put("a" + input, value);
            values.put("b" + input, value);
        }

        double evaluate(Map<String, Double> values) {
            for (int equation = 0; equation < equations.size(); equation++) {
                values.put("e" + equation, compute(equations.get(equation), values));
            }
            return compute(subject, values);
        }

        private static double compute(ValueExpression expression, Map<String, Double> values) {
            return switch (expression) {
                case Parameter(String name) -> values.getOrDefault(name, Double.NaN);
                case Literal(RangeUnion set, String _) -> set.singleton().orElseThrow();
                case Operation(ExpressionOperator operator, var operands) ->
                    apply(operator, operands.stream().map(operand -> compute(operand, values)).toList());
            };
        }

        /** What isn't defined stays so in all that depends on it. */
        private static double apply(ExpressionOperator operator, List<Double> operands) {
            double value = operands.stream().allMatch(Double::isFinite) ? Calculation.apply(operator, operands) : Double.NaN;
            return Double.isFinite(value) ? value : Double.NaN;
        }

        InstantiatedDesign assertWithin(RangeUnion limits, boolean ordered) {
            var predicates = new ArrayList<DesignPredicate>();
            for (int input = 0; input < inputs.size(); input++) {
                Parameter parameter = new Parameter("a" + input);
                predicates.add(predicate(PredicateKind.VALUE, ExpressionOperator.IS_SUBSET, parameter, new Literal(inputs.get(input), "")));
                predicates.add(predicate(PredicateKind.VALUE, ExpressionOperator.IS, new Parameter("b" + input), parameter));
            }
            for (int equation = 0; equation < equations.size(); equation++) {
                var defined = new Parameter("e" + equation);
                predicates.add(predicate(PredicateKind.ASSERTION, ExpressionOperator.IS, defined, equations.get(equation)));
            }
            predicates.add(new DesignPredicate(Optional.empty(), PredicateKind.ASSERTION, ordered ? writeOrders(limits) : writeSubset(limits)));
            return new InstantiatedDesign(predicates);
        }

        private ValueExpression writeSubset(RangeUnion limits) {
            return new Operation(ExpressionOperator.IS_SUBSET, List.of(subject, new Literal(limits, "")));
        }

        private ValueExpression writeOrders(RangeUnion limits) {
            return new Operation(ExpressionOperator.OR, limits.ranges().stream()
                    .map(range -> new Operation(ExpressionOperator.AND, List.of(
                            new Operation(ExpressionOperator.GREATER_OR_EQUAL, List.of(subject, writeNumber(range.low()))),
                            new Operation(ExpressionOperator.LESS_OR_EQUAL, List.of(subject, writeNumber(range.high()))))))
                    .map(ValueExpression.class::cast)
                    .toList());
        }

        private static Literal writeNumber(double value) {
            return new Literal(RangeUnion.of(value, value), "");
        }

        private static DesignPredicate predicate(PredicateKind kind, ExpressionOperator operator, ValueExpression left, ValueExpression right) {
            return new DesignPredicate(Optional.empty(), kind, new Operation(operator, List.of(left, right)));
        }
    }

    private static Drawn drawDesign(SplittableRandom random) {
        var inputs = new ArrayList<RangeUnion>();
        for (int input = 0; input < 1 + random.nextInt(3); input++) {
            double low = random.nextInt(-4, 6);
            ClosedRange range = new ClosedRange(low, low + random.nextInt(4) * 0.75);
            inputs.add(random.nextInt(4) == 0 ? RangeUnion.of(range, ClosedRange.of(low + 5)) : RangeUnion.of(range));
        }
        var equations = new ArrayList<ValueExpression>();
        for (int equation = 0; equation < random.nextInt(3); equation++) {
            equations.add(drawExpression(random, inputs.size(), equations.size(), 2));
        }
        return new Drawn(inputs, equations, drawExpression(random, inputs.size(), equations.size(), 3));
    }

    private static ValueExpression drawExpression(SplittableRandom random, int inputs, int equations, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return switch (random.nextInt(4)) {
                case 0 -> new Literal(RangeUnion.of(ClosedRange.of(random.nextInt(1, 5))), "");
                case 1 -> equations > 0 ? new Parameter("e" + random.nextInt(equations)) : new Parameter("a" + random.nextInt(inputs));
                case 2 -> new Parameter("a" + random.nextInt(inputs));
                default -> new Parameter("b" + random.nextInt(inputs));
            };
        }
        ExpressionOperator operator = OPERATORS[random.nextInt(OPERATORS.length)];
        ValueExpression left = drawExpression(random, inputs, equations, depth - 1);
        if (operator == ExpressionOperator.POWER) {
            return new Operation(operator, List.of(left, new Literal(RangeUnion.of(ClosedRange.of(random.nextInt(-2, 4))), "")));
        }
        return operator.isFolded()
                ? new Operation(operator, List.of(left, drawExpression(random, inputs, equations, depth - 1)))
                : new Operation(operator, List.of(left));
    }

    @Test
    void noVerdictIsContradictedByAPointOfTheDesign() {
        var random = new SplittableRandom(20_261_130);
        var verdicts = new HashMap<String, Integer>();
        for (int design = 0; design < DESIGNS; design++) {
            Drawn drawn = drawDesign(random);
            List<Double> seen = drawPoints(drawn, random).stream().filter(Double::isFinite).sorted().toList();
            if (!seen.isEmpty()) {
                RangeUnion limits = drawLimits(random, seen);
                AssertionResult result = AssertionProver.prove(drawn.assertWithin(limits, random.nextInt(3) == 0), LIMITS).outcomes().getLast().result();
                judge(drawn, limits, result, random);
                verdicts.merge(result.getClass().getSimpleName(), 1, Integer::sum);
            }
        }
        System.out.println("random designs: " + verdicts);
        assertTrue(verdicts.getOrDefault("Proven", 0) > DESIGNS / 8, verdicts::toString);
        assertTrue(verdicts.getOrDefault("Violated", 0) > DESIGNS / 8, verdicts::toString);
        assertTrue(verdicts.getOrDefault("Undecided", 0) < DESIGNS / 8, verdicts::toString);
    }

    private static RangeUnion drawLimits(SplittableRandom random, List<Double> seen) {
        double margin = (random.nextDouble() - 0.4) * 0.2 * (seen.getLast() - seen.getFirst() + 0.1);
        double low = seen.getFirst() - margin;
        double high = Math.max(low, seen.getLast() + margin);
        double gap = random.nextDouble(low - 1, high + 1);
        double end = gap + random.nextDouble() * 0.1;
        return random.nextInt(4) == 0 && low < gap && end < high
                ? RangeUnion.of(new ClosedRange(low, gap), new ClosedRange(end, high))
                : RangeUnion.of(low, high);
    }

    private static List<Double> drawPoints(Drawn drawn, SplittableRandom random) {
        var values = new ArrayList<Double>();
        for (int point = 0; point < POINTS; point++) {
            values.add(drawn.evaluate(drawn.draw(random)));
        }
        return values;
    }

    private static void judge(Drawn drawn, RangeUnion limits, AssertionResult result, SplittableRandom random) {
        switch (result) {
            case Proven(ClosedRange range) -> {
                for (double value : drawPoints(drawn, random)) {
                    double slack = 1e-11 * Math.max(1, limits.hull().magnitude());
                    assertTrue(value >= range.low() - slack && value <= range.high() + slack, () -> drawn + " in " + range + " gives " + value);
                    assertTrue(Math.abs(value - limits.findNearest(value)) <= slack, () -> drawn + " within " + limits + " gives " + value);
                }
            }
            case Violated(WorstCorner corner, var conflict, var _) -> judgeCorner(drawn, limits, corner, conflict);
            case Undecided(UndecidedReason _, var _, ClosedRange range) -> assertTrue(
                    drawPoints(drawn, random).stream()
                            .filter(Double::isFinite)
                            .allMatch(value -> range.low() - 1e-9 <= value && value <= range.high() + 1e-9),
                    () -> drawn + " in " + range);
            case AssertionResult.Stated(RangeUnion range) ->
                assertTrue(drawn.subject() instanceof Parameter && range.contains(drawn.evaluate(drawn.draw(random))), () -> drawn + " states " + range);
        }
    }

    private static void judgeCorner(Drawn drawn, RangeUnion limits, WorstCorner corner, List<DesignPredicate> conflict) {
        Map<String, Double> values = corner.inputs().stream()
                .collect(Collectors.toMap(WorstCorner.InputValue::parameter, WorstCorner.InputValue::value, (first, _) -> first, HashMap::new));
        for (int input = 0; input < drawn.inputs().size(); input++) {
            Double value = values.getOrDefault("a" + input, drawn.inputs().get(input).hull().low());
            assertTrue(drawn.inputs().get(input).contains(value), () -> drawn + " at " + corner);
            Drawn.bind(values, input, value);
        }
        double value = drawn.evaluate(values);
        assertTrue(!limits.contains(value), () -> drawn + " at " + corner + " gives " + value + " within " + limits);
        assertTrue(corner.problem().isEmpty() || !Double.isFinite(value), () -> drawn + " at " + corner + " gives " + value);
        assertTrue(conflict.size() > 0);
    }
}
