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
 * A JSONata expression: what a skill takes from its input and from what its steps came to.
 *
 * @param text as it was written; a {@code =} in front is not part of the language
 */
public record JsonataExpression(@JsonValue String text) {

    private static final long MOST_MILLIS = 10_000;
    private static final int DEEPEST = 300;
    private static final Pattern UNSTEADY = Pattern.compile("\\$(now|millis|random|shuffle|eval)\\b");

    @JsonCreator
    public JsonataExpression {
        text = text.startsWith(JsonTemplate.MARK) ? text.substring(1).strip() : text.strip();
    }

    /** Why it can't be used; nothing when it can. */
    public Optional<String> problem() {
        var unsteady = UNSTEADY.matcher(ExpressionNames.withoutTexts(text));
        if (unsteady.find()) {
            return Optional.of("%s is not allowed: a skill does the same every time".formatted(unsteady.group()));
        }
        try {
            Jsonata.jsonata(text);
            return Optional.empty();
        } catch (JException broken) {
            return Optional.of("%s, at character %d of: %s".formatted(broken.getMessage(), broken.getLocation(), text));
        } catch (RuntimeException _) {
            return Optional.of("it can't be read; something in it is not closed: %s".formatted(text));
        } catch (StackOverflowError _) {
            return Optional.of("it is nested too deeply; let a step or a simpler expression do a part of it");
        }
    }

    /**
     * Its value for what is known so far.
     *
     * @return a missing node where it comes to nothing
     * @throws ExpressionException when it can't be worked out
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
            throw new ExpressionException("nested too deeply: %s".formatted(text), failure);
        }
    }

    /** A value that has no function in it, which no result can hold. */
    private static Object requireData(Object value) {
        switch (value) {
            case Map<?, ?> object -> object.values().stream().filter(Objects::nonNull).forEach(JsonataExpression::requireData);
            case Collection<?> list -> list.stream().filter(Objects::nonNull).forEach(JsonataExpression::requireData);
            case String _, Number _, Boolean _ -> {}
            default -> {
                if (value instanceof Jsonata.JFunction || value instanceof Parser.Symbol) {
                    throw new IllegalArgumentException("It gives a function; call it");
                }
            }
        }
        return value;
    }

    /** Whether it holds: JSONata's own notion of what counts as true. */
    public boolean holds(JsonNode known) {
        return new JsonataExpression("$boolean(%s)".formatted(text)).evaluate(known).asBoolean(false);
    }
}
