package io.atopile.mcp.verify;

import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a design from one line of text. Statements are separated by semicolons and are numbered from 1 as lines of {@code d.ato}:
 * {@code a = 20k+-1%} or {@code a = 1..2} (a value), {@code domain a = 0..inf}, {@code a ~ b} (connected), {@code let a is b*c} (an
 * equation of the library), {@code assert a/b within 3..4} (also {@code is}, {@code >=}, {@code and}, {@code or}, {@code not [...]}).
 * A literal of several values is {@code {1 | 2 | 3..4}}.
 */
final class DesignText {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\\.\\.|\\+-|>=|<=|[-+*/^(){}\\[\\]|,<>=~%]|(?:\\d+(?:\\.\\d+)?(?:e-?\\d+)?|inf)[kMGmunp]?(?![a-z\\d]|\\.\\d)|[A-Za-z_][\\w.]*)");
    private static final Map<String, Double> PREFIXES =
            Map.of("k", 1e3, "M", 1e6, "G", 1e9, "m", 1e-3, "u", 1e-6, "n", 1e-9, "p", 1e-12);
    private static final Map<String, ExpressionOperator> CONDITIONS = Map.of(
            "within", ExpressionOperator.IS_SUBSET,
            "is", ExpressionOperator.IS,
            ">=", ExpressionOperator.GREATER_OR_EQUAL,
            ">", ExpressionOperator.GREATER_THAN,
            "<=", ExpressionOperator.LESS_OR_EQUAL,
            "<", ExpressionOperator.LESS_THAN);
    private static final Map<String, ExpressionOperator> ARITHMETIC = Map.of(
            "+", ExpressionOperator.ADD,
            "-", ExpressionOperator.SUBTRACT,
            "*", ExpressionOperator.MULTIPLY,
            "/", ExpressionOperator.DIVIDE,
            "^", ExpressionOperator.POWER);

    private final List<String> tokens;
    private int next;

    private DesignText(List<String> tokens) {
        this.tokens = tokens;
    }

    static InstantiatedDesign read(String text) {
        var predicates = new ArrayList<DesignPredicate>();
        for (String statement : text.split(";", -1)) {
            Optional<PredicatePlace> place = Optional.of(new PredicatePlace("d.ato", predicates.size() + 1, 1));
            predicates.add(new DesignText(tokenize(statement)).readStatement(place));
        }
        return new InstantiatedDesign(predicates);
    }

    /** Evaluates arithmetic of numbers, for expectations. */
    static double calculate(String text) {
        return Calculation.evaluate(new DesignText(tokenize(text)).readSum());
    }

    private static List<String> tokenize(String text) {
        var found = TOKEN.matcher(text);
        var tokens = new ArrayList<String>();
        int end = 0;
        while (found.find() && found.start() == end) {
            tokens.add(found.group(1));
            end = found.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException("can't read " + text.substring(end));
        }
        tokens.add("");
        return tokens;
    }

    private boolean skip(String token) {
        boolean found = tokens.get(next).equals(token);
        next += found ? 1 : 0;
        return found;
    }

    private DesignPredicate readStatement(Optional<PredicatePlace> place) {
        PredicateKind kind = PredicateKind.VALUE;
        ValueExpression expression;
        if (skip("assert")) {
            kind = PredicateKind.ASSERTION;
            expression = readAlternatives();
        } else if (skip("let")) {
            expression = readAlternatives();
        } else {
            kind = skip("domain") ? PredicateKind.DOMAIN : kind;
            ValueExpression left = readAtom();
            boolean connected = skip("~");
            expression = new Operation(connected ? ExpressionOperator.IS : ExpressionOperator.IS_SUBSET,
                    List.of(left, connected || skip("=") ? readAtom() : left));
        }
        if (next != tokens.size() - 1) {
            throw new IllegalArgumentException("not read: " + tokens.subList(next, tokens.size()));
        }
        return new DesignPredicate(place, kind, expression);
    }

    private ValueExpression readAlternatives() {
        var parts = new ArrayList<ValueExpression>(List.of(readConjunction()));
        while (skip("or")) {
            parts.add(readConjunction());
        }
        return parts.size() == 1 ? parts.getFirst() : new Operation(ExpressionOperator.OR, parts);
    }

    private ValueExpression readConjunction() {
        var parts = new ArrayList<ValueExpression>(List.of(readCondition()));
        while (skip("and")) {
            parts.add(readCondition());
        }
        return parts.size() == 1 ? parts.getFirst() : new Operation(ExpressionOperator.AND, parts);
    }

    private ValueExpression readCondition() {
        boolean negated = skip("not");
        if (skip("[")) {
            ValueExpression inner = readAlternatives();
            expect("]");
            return negated ? new Operation(ExpressionOperator.NOT, List.of(inner)) : inner;
        }
        ValueExpression left = readSum();
        return new Operation(readOperator(CONDITIONS), List.of(left, readSum()));
    }

    private ExpressionOperator readOperator(Map<String, ExpressionOperator> operators) {
        return Objects.requireNonNull(operators.get(tokens.get(next++)), () -> "an operator is missing: " + tokens);
    }

    private ValueExpression readSum() {
        ValueExpression sum = readProduct();
        while (tokens.get(next).equals("+") || tokens.get(next).equals("-")) {
            sum = new Operation(readOperator(ARITHMETIC), List.of(sum, readProduct()));
        }
        return sum;
    }

    private ValueExpression readProduct() {
        ValueExpression product = readPower();
        while (tokens.get(next).equals("*") || tokens.get(next).equals("/")) {
            product = new Operation(readOperator(ARITHMETIC), List.of(product, readPower()));
        }
        return product;
    }

    private ValueExpression readPower() {
        ValueExpression base = readAtom();
        return skip("^") ? new Operation(ExpressionOperator.POWER, List.of(base, readAtom())) : base;
    }

    private ValueExpression readAtom() {
        if (skip("(")) {
            ValueExpression inner = readSum();
            expect(")");
            return inner;
        }
        if (skip("{")) {
            var ranges = new ArrayList<ClosedRange>();
            do {
                ranges.add(readRange());
            } while (skip("|"));
            expect("}");
            return new Literal(new RangeUnion(ranges), "");
        }
        String token = tokens.get(next);
        if (token.equals("-") || token.equals("inf") || Character.isDigit(token.charAt(0))) {
            return new Literal(RangeUnion.of(readRange()), "");
        }
        next++;
        return skip("(") ? readCall(token) : new Parameter(token);
    }

    private Operation readCall(String name) {
        var operands = new ArrayList<ValueExpression>();
        do {
            operands.add(readSum());
        } while (skip(","));
        expect(")");
        return new Operation(Arrays.stream(ExpressionOperator.values())
                .filter(operator -> operator.atopileName().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(), operands);
    }

    private ClosedRange readRange() {
        double first = readNumber();
        if (skip("..")) {
            return new ClosedRange(first, readNumber());
        }
        if (skip("+-")) {
            double spread = readNumber();
            double deviation = skip("%") ? Math.abs(first) * spread / 100 : spread;
            return new ClosedRange(first - deviation, first + deviation);
        }
        return ClosedRange.of(first);
    }

    private double readNumber() {
        double sign = skip("-") ? -1 : 1;
        String digits = tokens.get(next++);
        if (digits.equals("inf")) {
            return sign * Double.POSITIVE_INFINITY;
        }
        Double factor = PREFIXES.get(digits.substring(digits.length() - 1));
        return sign * (factor == null ? Double.parseDouble(digits) : Double.parseDouble(digits.substring(0, digits.length() - 1)) * factor);
    }

    private void expect(String token) {
        if (!skip(token)) {
            throw new IllegalArgumentException("%s is missing before %s".formatted(token, tokens.get(next)));
        }
    }
}
