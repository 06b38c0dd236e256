package io.atopile.mcp.agent.engine;

import io.atopile.mcp.agent.PlanStep;
import io.atopile.mcp.agent.ToolFacts;
import io.atopile.mcp.model.ModelRequest;
import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Schemas;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Functions that the agent's model can call in addition to the tools. They concern only the run itself. */
public enum AgentFunction {
    UPDATE_PLAN(
            "update_plan",
            "Shows the user your plan and its progress. Send the whole plan each time. Use it for work of more than two steps.",
            Plan.class),
    OUTPUT_READ(
            "output_read",
            "Reads more of a truncated result. The note in the result gives the handle and the offset.",
            Reading.class);

    /** The current plan. */
    public record Plan(@Doc("All steps, in order.") @Range(min = 1, max = 30) List<Line> steps) {}

    /** A step of the plan. */
    public record Line(@Doc("What to do.") @Range(min = 1, max = 300) String text, PlanStep.State state) {}

    /** A result and an offset in it. */
    public record Reading(
            @Doc("Handle from the note in the result.") @Range(min = 12, max = 64) String handle,
            @Doc("Start offset in bytes.") @Default("0") @Range(max = 100_000_000) int offset) {}

    private final String wireName;
    private final String description;
    private final Class<? extends Record> input;

    AgentFunction(String wireName, String description, Class<? extends Record> input) {
        this.wireName = wireName;
        this.description = description;
        this.input = input;
    }

    public static Optional<AgentFunction> findByName(String name) {
        return Arrays.stream(values()).filter(function -> function.wireName.equals(name)).findFirst();
    }

    public ToolFacts facts() {
        return new ToolFacts(wireName, List.of(Effect.READS), true);
    }

    public ModelRequest.Function function() {
        return new ModelRequest.Function(wireName, description, Schemas.of(input));
    }
}
