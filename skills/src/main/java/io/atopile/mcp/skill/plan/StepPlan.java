package io.atopile.mcp.skill.plan;

import io.atopile.mcp.tool.ErrorCode;
import java.util.Map;
import java.util.Optional;

/**
 * One step: a call of a tool, or one call per item of a list.
 *
 * @param id the name by which later expressions refer to it
 * @param with the call's arguments
 * @param when the condition for running the step; if omitted, it always runs
 * @param each the list over which the step repeats; expressions refer to the current item as {@code item}
 * @param most the maximum number of items
 * @param on what to do when a call fails, by error code; {@code any} for all others, {@code timeout} also for unknown outcomes
 * @param undo how to revert the step
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
        /** Continue with the next step, which can inspect how this one failed. */
        CONTINUE,
        /** Skip the remaining steps and return the output. */
        FINISH,
        /** Undo the earlier steps and return the output. */
        UNDO,
        /** End the skill with this failure. */
        STOP
    }

    public StepPlan {
        with = with == null ? JsonTemplate.EMPTY : with;
        on = on == null ? Map.of() : Map.copyOf(on);
    }

    /** Returns what to do when the step's call fails with a code. A step that handles only timeouts handles unknown outcomes alike. */
    public Action getAction(String code) {
        var alike = code.equals(ErrorCode.OUTCOME_UNKNOWN.wireName()) ? ErrorCode.TIMEOUT.wireName() : ANY;
        return on.getOrDefault(code, on.getOrDefault(alike, on.getOrDefault(ANY, Action.STOP)));
    }

    /** Returns the text shown to the user while the step runs. */
    public String label() {
        return title.orElse(tool);
    }
}
