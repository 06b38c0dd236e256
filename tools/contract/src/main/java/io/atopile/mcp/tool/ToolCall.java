package io.atopile.mcp.tool;

import tools.jackson.databind.node.ObjectNode;

/**
 * One call as a face hands it in.
 *
 * @param arguments as the caller sent them, not yet validated
 * @param meta the request's {@code _meta}; empty when there is none
 */
public record ToolCall(
        String name,
        ObjectNode arguments,
        ObjectNode meta,
        Caller caller,
        Progress progress,
        Cancellation cancellation,
        Peer peer) {}
