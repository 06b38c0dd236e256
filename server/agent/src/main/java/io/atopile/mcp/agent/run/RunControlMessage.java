package io.atopile.mcp.agent.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.atopile.mcp.agent.ApprovalDecision;

/** What somebody wants of a run that is under way, from this process or another. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunControlMessage.Say.class, name = "say"),
    @JsonSubTypes.Type(value = RunControlMessage.Decide.class, name = "decide"),
    @JsonSubTypes.Type(value = RunControlMessage.Cancel.class, name = "cancel")
})
public sealed interface RunControlMessage {

    /** The model is told this before it is asked again. */
    record Say(String message) implements RunControlMessage {}

    /** {@code by} as in {@link io.atopile.mcp.agent.RunEvent.ApprovalAnswered}. */
    record Decide(String callId, ApprovalDecision decision, String by) implements RunControlMessage {}

    /** The run ends. */
    record Cancel(String by) implements RunControlMessage {}
}
