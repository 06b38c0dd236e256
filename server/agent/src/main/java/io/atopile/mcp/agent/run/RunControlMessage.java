package io.atopile.mcp.agent.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.atopile.mcp.agent.ApprovalDecision;

/** A message to a run in progress, from this process or another. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunControlMessage.Say.class, name = "say"),
    @JsonSubTypes.Type(value = RunControlMessage.Decide.class, name = "decide"),
    @JsonSubTypes.Type(value = RunControlMessage.Cancel.class, name = "cancel")
})
public sealed interface RunControlMessage {

    /** A user message, sent with the next model request. */
    record Say(String message) implements RunControlMessage {}

    /** A decision on a pending approval; {@code by} as in {@link io.atopile.mcp.agent.RunEvent.ApprovalAnswered}. */
    record Decide(String callId, ApprovalDecision decision, String by) implements RunControlMessage {}

    /** Cancels the run. */
    record Cancel(String by) implements RunControlMessage {}
}
