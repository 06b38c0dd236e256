package io.atopile.mcp.server.command;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Peer;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The person at the terminal, asked where there is one. */
final class TerminalPeer implements Peer {

    @Override
    public boolean supports(String capability) {
        return capability.equals("elicitation") && System.console() != null && System.console().isTerminal();
    }

    @Override
    public Response request(String method, ObjectNode params, Duration patience) {
        var answer = System.console().readLine("%s [y/N] ", params.path("message").asString("Go on?"));
        var yes = answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        return new Response.Result(Json.object().put("action", yes ? "accept" : "decline"));
    }

    @Override
    public void notify(String method, ObjectNode params) {}
}
