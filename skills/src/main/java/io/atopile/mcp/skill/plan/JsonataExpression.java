package io.atopile.mcp.skill.plan;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.atopile.mcp.tool.Json;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A JSONata expression, which computes a value from a skill's input and the results of its steps.
 *
 * @param text as written, without a leading {@code =}, which is not part of JSONata
 */
public record JsonataExpression(@JsonValue String text) {

    private static final long MOST_MILLIS = 10_000;
    private static final int DEEPEST = 300;
    private static final Pattern UNSTEADY = Pattern.compile("\\$(now|millis|random|shuffle|eval)\\b");

    @JsonCreator
    public JsonataExpression {
        text = text.startsWith(JsonTemplate.MARK) ? text.substring(1).strip() : text.strip();
    }

    /** Returns why the expression can't be used; empty if it can. */
    public Optional<String> problem() {
        var unsteady = UNSTEADY.matcher(ExpressionNames.withoutTexts(text));
        if (unsteady.find()) {
            return Optional.of("%s is not allowed: a skill must give the same result every time".formatted(unsteady.group()));
        }
        try {
            Jsonata.jsonata(text);
            return Optional.empty();
        } catch (JException broken) {
            return Optional.of("%s, at character %d of: %s".formatted(broken.getMessage(), broken.getLocation(), text));
        } catch (RuntimeException _) {
            return Optional.of("the expression can't be parsed; something in it isn't closed: %s".formatted(text));
        } catch (StackOverflowError _) {
            return Optional.of("the expression is nested too deeply; simplify it, or move part of it into a step");
        }
    }

    /**
     * Evaluates the expression with the variables known so far.
     *
     * @return a missing node if the expression has no result
     * @throws ExpressionException when it can't be evaluated
     */
    public JsonNode evaluate(JsonNode known) {
        try {
            var compiled = Jsonata.jsonata(text);
            var frame = compiled.createFrame();
            frame.setRuntimeBounds(MOST_MILLIS, DEEPEST);
            var value = compiled.evaluate(Json.mapper().treeToValue(known, Object.class), frame);
            return value == null ? MissingNode.getInstance() : Json.mapper().valueToTree(requireData(value));
        } catch (RuntimeException failure) {
            throw new ExpressionException("%s, in: %s".formatted(failure.getMessage(), text), failure);
        } catch (StackOverflowError failure) {
            throw new ExpressionException("the expression is nested too deeply: %s".formatted(text), failure);
        }
    }

    /** Rejects a value that contains a function, because a result can't contain one. */
    private static Object requireData(Object value) {
        switch (value) {
            case Map<?, ?> object -> object.values().stream().filter(Objects::nonNull).forEach(JsonataExpression::requireData);
            case Collection<?> list -> list.stream().filter(Objects::nonNull).forEach(JsonataExpression::requireData);
            case Jsonata.JFunction _, Parser.Symbol _ -> throw new IllegalArgumentException("The expression returns a function; call it");
            default -> {}
        }
        return value;
    }

    /** Whether the expression is true, by JSONata's own rules of what counts as true. */
    public boolean holds(JsonNode known) {
        return new JsonataExpression("$boolean(%s)".formatted(text)).evaluate(known).asBoolean(false);
    }
}
