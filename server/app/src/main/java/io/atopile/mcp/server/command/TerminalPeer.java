package io.atopile.mcp.server.command;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Peer;
import java.io.Console;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The person at the terminal, asked where there is one. */
final class TerminalPeer implements Peer {

    @Override
    public boolean supports(String capability) {
        return capability.equals("elicitation") && terminal().isPresent();
    }

    @Override
    public Response request(String method, ObjectNode params, Duration patience) {
        var text = params.path("message").asString("Go on?");
        var yes = terminal()
                .map(console -> console.readLine("%s [y/N] ", text))
                .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
                .isPresent();
        return new Response.Result(Json.object().put("action", yes ? "accept" : "decline"));
    }

    private static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }

    @Override
    public void notify(String method, ObjectNode params) {}
}
