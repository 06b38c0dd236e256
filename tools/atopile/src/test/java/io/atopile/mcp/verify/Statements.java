package io.atopile.mcp.verify;

import io.atopile.mcp.tool.Json;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes an export of a design from lines such as {@code @3 r = 10kohm | IsSubset p:r r:9900..10100:Ω}: the line of the source, its text,
 * and the expression with operators before operands. {@code p:} is a parameter, {@code r:} a range, {@code t:} a text.
 */
final class Statements {

    private Statements() {}

    static String write(String lines, Path file) {
        var exported = Json.object();
        var predicates = exported.putArray("predicates");
        lines.lines().map(line -> writePredicate(line, file)).forEach(predicates::add);
        return exported.toString();
    }

    private static ObjectNode writePredicate(String line, Path file) {
        var parts = line.split(" \\| ", 2);
        var head = parts[0].split(" ", 2);
        var predicate = Json.object().put("text", head[1]);
        predicate.putArray("place").add(file.toString()).add(Integer.parseInt(head[0].substring(1))).add(5);
        var tokens = new ArrayDeque<>(Arrays.asList(("(" + parts[1] + ")").replace("(", "( ").replace(")", " )").split(" +")));
        predicate.set("expression", writeExpression(tokens));
        return predicate;
    }

    private static JsonNode writeExpression(Deque<String> tokens) {
        var token = tokens.remove();
        if (!token.equals("(")) {
            return writeOperand(token);
        }
        var operation = Json.object().put("operator", tokens.remove());
        var operands = operation.putArray("operands");
        while (!tokens.peek().equals(")")) {
            operands.add(writeExpression(tokens));
        }
        tokens.remove();
        return operation;
    }

    private static ObjectNode writeOperand(String token) {
        var value = token.substring(2);
        return switch (token.charAt(0)) {
            case 'p' -> Json.object().put("parameter", "App." + value);
            case 't' -> Json.object().put("text", value);
            default -> writeRange(value);
        };
    }

    private static ObjectNode writeRange(String value) {
        var unit = value.split(":", 2);
        var ends = List.of(unit[0].split("\\.\\.", -1));
        var literal = Json.object().put("unit", unit.length > 1 ? unit[1] : "");
        var range = literal.putArray("ranges").addArray();
        ends.forEach(end -> {
            if (end.isEmpty()) {
                range.addNull();
            } else {
                range.add(Double.parseDouble(end));
            }
        });
        return literal;
    }
}
