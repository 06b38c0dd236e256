package io.atopile.mcp.tool;

import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** A client whose person always gives the same answer. */
record Answering(String action) implements McpClientHandle {

    @Override
    public boolean supports(String capability) {
        return capability.equals("elicitation");
    }

    @Override
    public Response request(String method, ObjectNode params, Duration patience) {
        return new Response.Result(Json.object().put("action", action));
    }

    @Override
    public void notify(String method, ObjectNode params) {}
}
