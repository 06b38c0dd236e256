package io.atopile.mcp.agent.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.atopile.mcp.agent.Decision;

/** What somebody wants of a run that is under way, from this process or another. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Order.Say.class, name = "say"),
    @JsonSubTypes.Type(value = Order.Decide.class, name = "decide"),
    @JsonSubTypes.Type(value = Order.Cancel.class, name = "cancel")
})
public sealed interface Order {

    /** The model is told this before it is asked again. */
    record Say(String message) implements Order {}

    /** {@code by} as in {@link io.atopile.mcp.agent.RunEvent.ApprovalAnswered}. */
    record Decide(String callId, Decision decision, String by) implements Order {}

    /** The run ends. */
    record Cancel(String by) implements Order {}
}
