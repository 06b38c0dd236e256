package io.atopile.mcp.verify;

import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Turns expressions into steps of a tape. Parameters with a definition are replaced by it, those of one class have one input, and a literal
 * with several values becomes an input of its own. What was used is kept, for naming the lines that a contradiction consists of.
 */
final class TapeBuilder {

    private final ParameterSources sources;
    private final List<TapeInput> inputs = new ArrayList<>();
    private final List<TapeNode> nodes = new ArrayList<>();
    private final Map<TapeNode, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> nodesByRoot = new HashMap<>();
    private final Map<String, Set<String>> namesByRoot = new LinkedHashMap<>();
    private final Set<String> limits = new LinkedHashSet<>();
    private final Map<String, Set<DesignPredicate>> used = new LinkedHashMap<>();

    TapeBuilder(ParameterSources sources) {
        this.sources = sources;
    }

    /**
     * Adds an arithmetic expression and returns the number of its step.
     *
     * @throws ProofObstacle if it contains a parameter with cyclic equations or contradictory values, or a logical operator
     */
    int add(ValueExpression expression) {
        return switch (expression) {
            case Parameter(String name) -> addParameter(name);
            case Literal literal -> addLiteral(literal);
            case Operation(ExpressionOperator operator, var operands) -> addOperation(operator, operands.stream().map(this::add).toList());
        };
    }

    /** Adds an operation on two steps; sums of equal steps and quotients with common factors become what is enclosed more closely. */
    int add(ExpressionOperator operator, int left, int right) {
        if (operator == ExpressionOperator.DIVIDE) {
            return divide(left, right);
        }
        return operator == ExpressionOperator.ADD && left == right
                ? append(ExpressionOperator.MULTIPLY, number(new TapeNode.Constant(2)), right)
                : append(operator, left, right);
    }

    private int append(ExpressionOperator operator, int left, int right) {
        return number(new TapeNode.Step(operator, List.of(left, right)));
    }

    /** Divides after common factors were cancelled, since x*y/y is enclosed badly; only if the quotient is defined everywhere as it is. */
    private int divide(int left, int right) {
        var factors = TapeFactors.ofQuotient(nodes, left, right);
        if (factors.cancelled().isEmpty() || !isDefinedQuotient(left, right)) {
            return append(ExpressionOperator.DIVIDE, left, right);
        }
        int above = multiply(factors.above());
        return factors.below().isEmpty()
                ? above
                : append(ExpressionOperator.DIVIDE, above, multiply(factors.below()));
    }

    private boolean isDefinedQuotient(int left, int right) {
        var values = build().evaluate(ParameterBox.of(inputs));
        return values.isTotal(left) && values.isTotal(right) && !values.readRange(right).contains(0);
    }

    private int multiply(List<Integer> factors) {
        return factors.stream()
                .reduce((left, right) -> add(ExpressionOperator.MULTIPLY, left, right))
                .orElseGet(() -> number(new TapeNode.Constant(1)));
    }

    private int addOperation(ExpressionOperator operator, List<Integer> operands) {
        boolean logarithm = operator == ExpressionOperator.LOG && operands.size() == 2;
        if (logarithm) {
            int dividend = number(new TapeNode.Step(operator, List.of(operands.getFirst())));
            return add(ExpressionOperator.DIVIDE, dividend, number(new TapeNode.Step(operator, List.of(operands.getLast()))));
        }
        boolean fits = operator.isFolded() ? !operands.isEmpty() : operands.size() == (operator == ExpressionOperator.POWER ? 2 : 1);
        if (operator.isLogical() || !fits) {
            throw new ProofObstacle(UndecidedReason.NOT_SUPPORTED, List.of(operator.atopileName()));
        }
        return operator.isFolded()
                ? operands.stream().reduce((left, right) -> add(operator, left, right)).orElseThrow()
                : number(new TapeNode.Step(operator, operands));
    }

    private int addParameter(String name) {
        String root = sources.classes().find(name);
        namesByRoot.computeIfAbsent(root, _ -> new LinkedHashSet<>()).add(name);
        if (sources.isCyclic(root)) {
            throw new ProofObstacle(UndecidedReason.CYCLE, sources.listCycle(root));
        }
        Integer known = nodesByRoot.get(root);
        var definition = sources.findDefinition(root);
        if (definition.isPresent()) {
            Set<DesignPredicate> predicates = used.computeIfAbsent(root, _ -> new LinkedHashSet<>());
            predicates.addAll(sources.classes().findPath(name, definition.get().parameter()));
            predicates.add(definition.get().predicate());
        }
        int node = known != null ? known : definition.isPresent() ? add(definition.get().expression()) : addInput(root);
        nodesByRoot.put(root, node);
        return node;
    }

    private int addInput(String root) {
        RangeUnion values = sources.findValues(root);
        if (values.isEmpty()) {
            throw new ProofObstacle(UndecidedReason.CONTRADICTORY_VALUES, List.of(sources.findName(root)));
        }
        return addInput(new TapeInput(sources.findName(root), root, values));
    }

    private int addInput(TapeInput input) {
        inputs.add(input);
        return number(new TapeNode.Input(inputs.size() - 1));
    }

    private int addLiteral(Literal literal) {
        if (literal.values().isEmpty()) {
            throw new ProofObstacle(UndecidedReason.NOT_SUPPORTED, List.of("an empty literal"));
        }
        return literal.values()
                .singleton()
                .map(value -> number(new TapeNode.Constant(value)))
                .orElseGet(() -> addInput(new TapeInput(literal.toString(), "", literal.values())));
    }

    private int number(TapeNode node) {
        return numbers.computeIfAbsent(node, added -> {
            nodes.add(added);
            return nodes.size() - 1;
        });
    }

    /** Notes that an input's values are the limit of an assertion. */
    void noteLimit(String root, String name) {
        limits.add(root);
        namesByRoot.computeIfAbsent(root, _ -> new LinkedHashSet<>()).add(name);
    }

    /** Returns the classes whose values are the limit of an assertion. */
    Set<String> listLimits() {
        return limits;
    }

    ExpressionTape build() {
        return new ExpressionTape(inputs, nodes);
    }

    /** Returns the equations that were substituted, by class, with the predicates by which their parameters are the same. */
    Map<String, Set<DesignPredicate>> listUsed() {
        return used;
    }

    /** Returns the step that a class of parameters has become. */
    int findStep(String root) {
        return Objects.requireNonNull(nodesByRoot.get(root), root);
    }

    /** Returns the parameters of a class as the expressions name them. */
    Set<String> listNames(String root) {
        return namesByRoot.getOrDefault(root, Set.of());
    }
}
