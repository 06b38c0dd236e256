package io.atopile.mcp.verify;

import static java.util.stream.Collectors.joining;

import io.atopile.mcp.verify.AssertionResult.Proven;
import io.atopile.mcp.verify.AssertionResult.Violated;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a proof or counter-example as lines whose fields are separated by single spaces; names come last, so they may contain spaces.
 *
 * <pre>
 * input x0 19800.0 20200.0 Div.leaf.top.resistance      an input: its ranges, each by its two ends
 * number x2 5.0                                          a constant
 * step x3 Add x0 x1                                      an operation on earlier lines
 * check IsSubset x3 3.2 3.4                              the condition, operators before operands
 * range x3 3.24 3.42                                     proven: every value of x3 lies in it
 * at 19800.0 10100.0                                     violated: the inputs' values, in their order
 * gives x3 3.42                                          violated: the value there, or "undefined"
 * claim 4.95 5.05 v                                      violated: the sets of all claims have nothing in common
 * part                                                   begins the proof of each part of an {@code And}
 * </pre>
 *
 * A proof is checked by drawing inputs and evaluating the condition, or by any interval arithmetic; a counter-example by evaluating it once.
 */
final class ProofText {

    private ProofText() {}

    static List<String> write(AssertionCase condition, AssertionResult result) {
        return switch (result) {
            case Proven(ClosedRange range) -> {
                List<String> lines = writeTape(condition);
                lines.add("range %s %s".formatted(nameStep(condition.tape(), condition.subject()), writeEnds(range)));
                yield lines;
            }
            case Violated(WorstCorner corner, var _, var _) -> {
                List<String> lines = writeTape(condition);
                lines.add(corner.inputs().stream().map(input -> " " + input.value()).collect(joining("", "at", "")));
                String value = corner.problem().isEmpty() ? Double.toString(corner.value()) : "undefined";
                lines.add("gives %s %s".formatted(nameStep(condition.tape(), condition.subject()), value));
                yield lines;
            }
            case AssertionResult.Undecided _, AssertionResult.Stated _ -> List.of();
        };
    }

    /** Writes sets of values, given to one parameter, that have nothing in common. */
    static List<String> writeContradiction(List<RangeClaim> claims) {
        return claims.stream().map(claim -> "claim %s %s".formatted(writeEnds(claim.values()), claim.parameter())).toList();
    }

    private static List<String> writeTape(AssertionCase condition) {
        var lines = new ArrayList<String>();
        ExpressionTape tape = condition.tape();
        for (int input = 0; input < tape.inputs().size(); input++) {
            TapeInput described = tape.inputs().get(input);
            lines.add("input x%d %s %s".formatted(input, writeEnds(described.values()), described.name()));
        }
        for (int node = 0; node < tape.nodes().size(); node++) {
            String name = nameStep(tape, node);
            switch (tape.nodes().get(node)) {
                case TapeNode.Input _ -> {}
                case TapeNode.Constant(double value) -> lines.add("number %s %s".formatted(name, value));
                case TapeNode.Step(ExpressionOperator operator, List<Integer> operands) -> lines.add("step %s %s %s".formatted(
                        name, operator.atopileName(), operands.stream().map(operand -> nameStep(tape, operand)).collect(joining(" "))));
            }
        }
        lines.add("check " + writeFormula(condition.formula(), tape));
        return lines;
    }

    /** Inputs have the first numbers, so that a point can list their values alone. */
    private static String nameStep(ExpressionTape tape, int node) {
        return tape.nodes().get(node) instanceof TapeNode.Input(int input) ? "x" + input : "x" + (tape.inputs().size() + node);
    }

    private static String writeFormula(AssertionFormula formula, ExpressionTape tape) {
        return switch (formula) {
            case AssertionFormula.Member(int node, RangeUnion allowed) -> "IsSubset %s %s".formatted(nameStep(tape, node), writeEnds(allowed));
            case AssertionFormula.Ordered(int greater, int lesser, int _, boolean strict) -> "%s %s %s"
                    .formatted(strict ? "GreaterThan" : "GreaterOrEqual", nameStep(tape, greater), nameStep(tape, lesser));
            case AssertionFormula.Same(int left, int right, int _) -> "Is %s %s".formatted(nameStep(tape, left), nameStep(tape, right));
            case AssertionFormula.All(List<AssertionFormula> parts) -> writeParts("And", parts, tape);
            case AssertionFormula.Any(List<AssertionFormula> parts) -> writeParts("Or", parts, tape);
            case AssertionFormula.Negated(AssertionFormula part) -> writeParts("Not", List.of(part), tape);
        };
    }

    private static String writeParts(String operator, List<AssertionFormula> parts, ExpressionTape tape) {
        return parts.stream().map(part -> "(" + writeFormula(part, tape) + ")").collect(joining(" ", operator + " ", ""));
    }

    private static String writeEnds(RangeUnion values) {
        return values.ranges().stream().map(ProofText::writeEnds).collect(joining(" "));
    }

    private static String writeEnds(ClosedRange range) {
        return range.low() + " " + range.high();
    }
}
