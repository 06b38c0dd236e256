package io.atopile.mcp.agent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What those who watch a run are told between its events; none of it is kept. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunDelta.Text.class, name = "text_delta"),
    @JsonSubTypes.Type(value = RunDelta.Reasoning.class, name = "reasoning_delta"),
    @JsonSubTypes.Type(value = RunDelta.StepProgress.class, name = "step_progress")
})
public sealed interface RunDelta {

    /** A piece of what the model says. After a retry it is said anew. */
    record Text(int step, String text) implements RunDelta {}

    /** A piece of what the model thinks, where the provider tells it. */
    record Reasoning(int step, String text) implements RunDelta {}

    /** {@code of} is the call's tool, or {@code model}. */
    record StepProgress(int step, String of, String message) implements RunDelta {}
}
