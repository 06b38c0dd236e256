package io.atopile.mcp.server.dispatch;

import tools.jackson.databind.node.ObjectNode;

/** What a request came to. */
sealed interface RequestOutcome {

    record Result(ObjectNode value) implements RequestOutcome {}

    record Failure(RpcError error) implements RequestOutcome {}

    /** The client took the request back, so it gets no answer. */
    record Withdrawn() implements RequestOutcome {}
}
