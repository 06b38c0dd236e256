package io.atopile.mcp.skill.plan;

import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Evaluates, before the first step, the expressions that depend on the input alone; the others stay as written. */
public final class PartialEvaluator {

    /** Ways to refer to a step other than by its plain name: from the root, and in back-quotes. */
    private static final Pattern ROOT = Pattern.compile("\\$(?!\\w)|`");

    private final ObjectNode known;

    public PartialEvaluator(ObjectNode input) {
        known = Json.object();
        known.set("input", input);
    }

    /** Evaluates a template as far as the input allows. */
    public JsonNode of(JsonNode form) {
        return JsonTemplate.replaceValues(
                form, value -> JsonTemplate.isOpen(value) && isKnown(new JsonataExpression(value.asString())) ? resolve(value) : value);
    }

    /** Leaves an expression that fails as written; the run itself will report the error. */
    private JsonNode resolve(JsonNode form) {
        try {
            return new JsonataExpression(form.asString()).evaluate(known);
        } catch (ExpressionException _) {
            return form;
        }
    }

    /** Returns whether a condition is true: {@code yes}, {@code no}, or the condition itself if that can't be decided yet. */
    public String of(JsonataExpression condition) {
        if (!isKnown(condition)) {
            return condition.text();
        }
        try {
            return condition.holds(known) ? "yes" : "no";
        } catch (ExpressionException _) {
            return condition.text();
        }
    }

    private static boolean isKnown(JsonataExpression expression) {
        return !ROOT.matcher(ExpressionNames.withoutTexts(expression.text())).find() && ExpressionNames.extractChains(expression.text()).stream()
                .map(List::getFirst)
                .allMatch(name -> name.equals("input") || ExpressionNames.OF_THE_LANGUAGE.contains(name));
    }
}
