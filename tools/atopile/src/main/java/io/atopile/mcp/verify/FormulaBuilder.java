package io.atopile.mcp.verify;

import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.util.List;
import java.util.OptionalInt;

/** Turns a logical expression into a formula over the steps of a tape. */
final class FormulaBuilder {

    private final TapeBuilder tape;
    private final ParameterSources sources;
    private OptionalInt subject = OptionalInt.empty();

    FormulaBuilder(TapeBuilder tape, ParameterSources sources) {
        this.tape = tape;
        this.sources = sources;
    }

    /**
     * Builds the formula of a logical expression.
     *
     * @throws ProofObstacle if the expression isn't logical, or has a form that isn't supported
     */
    AssertionFormula build(ValueExpression expression) {
        if (!(expression instanceof Operation operation) || !operation.operator().isLogical() || operation.operands().isEmpty()) {
            throw new ProofObstacle(UndecidedReason.NOT_SUPPORTED, List.of(expression.toString()));
        }
        return switch (operation.operator()) {
            case AND -> new AssertionFormula.All(operation.operands().stream().map(this::build).toList());
            case OR -> new AssertionFormula.Any(operation.operands().stream().map(this::build).toList());
            case NOT -> new AssertionFormula.Negated(build(operation.first()));
            case IS -> buildSame(operation);
            case IS_SUBSET -> new AssertionFormula.Member(addLeft(operation), findAllowed(operation.last()));
            case GREATER_OR_EQUAL, GREATER_THAN, LESS_OR_EQUAL, LESS_THAN -> buildOrder(operation);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER, SQRT, LOG, SIN, COS, ABS, ROUND, FLOOR, CEIL, MIN, MAX ->
                throw new ProofObstacle(UndecidedReason.NOT_SUPPORTED, List.of(operation.operator().atopileName()));
        };
    }

    /** Returns the step of the first left side that was built. */
    int subject() {
        return subject.orElseThrow();
    }

    private int addLeft(Operation operation) {
        int left = tape.add(operation.first());
        subject = subject.isPresent() ? subject : OptionalInt.of(left);
        return left;
    }

    private AssertionFormula buildSame(Operation operation) {
        int left = addLeft(operation);
        int right = tape.add(operation.last());
        return new AssertionFormula.Same(left, right, tape.add(ExpressionOperator.SUBTRACT, left, right));
    }

    private AssertionFormula buildOrder(Operation operation) {
        int left = addLeft(operation);
        int right = tape.add(operation.last());
        boolean strict = !operation.operator().allowsEqual();
        return operation.operator().isGreater()
                ? new AssertionFormula.Ordered(left, right, tape.add(ExpressionOperator.SUBTRACT, left, right), strict)
                : new AssertionFormula.Ordered(right, left, tape.add(ExpressionOperator.SUBTRACT, right, left), strict);
    }

    /** Returns the set on the right of {@code within}: a literal's, or that of an input. */
    private RangeUnion findAllowed(ValueExpression expression) {
        if (expression instanceof Literal(RangeUnion values, String _)) {
            return values;
        }
        if (!(expression instanceof Parameter(String name))) {
            throw new ProofObstacle(UndecidedReason.NOT_SUPPORTED, List.of("within " + expression));
        }
        String root = sources.classes().find(name);
        if (sources.findDefinition(root).isPresent() || sources.isCyclic(root)) {
            throw new ProofObstacle(UndecidedReason.NOT_SUPPORTED, List.of("within " + name));
        }
        RangeUnion values = sources.findValues(root);
        if (values.isEmpty() || !values.isBounded()) {
            throw new ProofObstacle(values.isEmpty() ? UndecidedReason.CONTRADICTORY_VALUES : UndecidedReason.NO_VALUE, List.of(name));
        }
        tape.noteLimit(root, name);
        return values;
    }
}
