package io.atopile.mcp.server.dispatch;

import tools.jackson.databind.node.ObjectNode;

/** What a request came to. */
sealed interface Outcome {

    record Result(ObjectNode value) implements Outcome {}

    record Failure(RpcError error) implements Outcome {}

    /** The client took the request back, so it gets no answer. */
    record Withdrawn() implements Outcome {}
}
