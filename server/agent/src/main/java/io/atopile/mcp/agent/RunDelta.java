package io.atopile.mcp.agent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the watchers of a run receive between its events. Deltas aren't stored. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunDelta.Text.class, name = "text_delta"),
    @JsonSubTypes.Type(value = RunDelta.Reasoning.class, name = "reasoning_delta"),
    @JsonSubTypes.Type(value = RunDelta.StepProgress.class, name = "step_progress")
})
public sealed interface RunDelta {

    /** A piece of the model's text. After a retry the text starts over. */
    record Text(int step, String text) implements RunDelta {}

    /** A piece of the model's reasoning, if the provider returns it. */
    record Reasoning(int step, String text) implements RunDelta {}

    /** Progress within a step. {@code of} is the tool that is called, or {@code model}. */
    record StepProgress(int step, String of, String message) implements RunDelta {}
}
