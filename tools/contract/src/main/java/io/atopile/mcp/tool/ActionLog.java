package io.atopile.mcp.tool;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Keeps a record of every call, whoever made it. */
public interface ActionLog {

    ActionLog NONE = _ -> {};

    /**
     * One finished call.
     *
     * @param arguments as the caller sent them: the log redacts and caps
     * @param approval who let it be made or did not; absent where nobody had to
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
