package io.atopile.mcp.tool;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Keeps a record of every call, whoever made it. */
public interface ActionLog {

    ActionLog NONE = _ -> {};

    /** One finished call. {@code arguments} are as the caller sent them: the log redacts and caps. */
    record Action(
            Instant at, Caller caller, String tool, ObjectNode arguments, String code, String message, Duration took) {}

    void record(Action action);
}
