package io.atopile.mcp.tool;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Records every call, from any caller. */
public interface ActionLog {

    ActionLog NONE = _ -> {};

    /**
     * One finished call.
     *
     * @param arguments as the caller sent them; the log redacts and truncates them
     * @param approval who approved or declined it; absent if no approval was needed
     */
    record Action(
            Instant at,
            ToolCaller caller,
            String tool,
            ObjectNode arguments,
            String code,
            String message,
            Duration took,
            Optional<ApprovalRecord> approval) {}

    void record(Action action);
}
