package io.atopile.mcp.server.dispatch;

import tools.jackson.databind.node.ObjectNode;

/** The result of a request. */
sealed interface RequestOutcome {

    record Result(ObjectNode value) implements RequestOutcome {}

    record Failure(RpcError error) implements RequestOutcome {}
}
