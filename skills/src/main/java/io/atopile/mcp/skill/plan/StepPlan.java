package io.atopile.mcp.skill.plan;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step: a call of a tool, or one for each item of a list.
 *
 * @param id what later expressions call it
 * @param with the call's arguments
 * @param when whether the step is taken; left out, always
 * @param each the list whose items it is taken for, each known as {@code item}
 * @param most how many items at most
 * @param on what to do when a call fails, by error code; {@code any} for all others
 * @param undo takes back what the step did
 */
public record StepPlan(
        String id,
        Optional<String> title,
        String tool,
        JsonTemplate with,
        Optional<JsonataExpression> when,
        Optional<JsonataExpression> each,
        Optional<Integer> most,
        Map<String, Action> on,
        Optional<UndoPlan> undo) {

    public static final String ANY = "any";
    public static final int MOST_ITEMS = 100;

    /** What to do when a step's call fails. */
    public enum Action {
        /** Go on with the next step, which can look at how this one failed. */
        CONTINUE,
        /** Leave out the steps that are left, and give the output. */
        FINISH,
        /** Take back what earlier steps did, and give the output. */
        UNDO,
        /** End the skill with this failure. */
        STOP
    }

    public StepPlan(
            String id,
            Optional<String> title,
            String tool,
            @Nullable JsonTemplate with,
            Optional<JsonataExpression> when,
            Optional<JsonataExpression> each,
            Optional<Integer> most,
            @Nullable Map<String, Action> on,
            Optional<UndoPlan> undo) {
        this.id = id;
        this.title = title;
        this.tool = tool;
        this.with = with == null ? JsonTemplate.EMPTY : with;
        this.when = when;
        this.each = each;
        this.most = most;
        this.on = on == null ? Map.of() : Map.copyOf(on);
        this.undo = undo;
    }

    /** What to do when its call fails with a code. */
    public Action getAction(String code) {
        return on.getOrDefault(code, on.getOrDefault(ANY, Action.STOP));
    }

    /** What a person reads while it runs. */
    public String label() {
        return title.orElse(tool);
    }
}
