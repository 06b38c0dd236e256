package io.atopile.mcp.tool;

import java.time.Duration;

/** What came of asking the person behind a client for a yes. */
public enum Consent {
    GIVEN,
    REFUSED,
    NOBODY_TO_ASK;

    /** Asks through elicitation where the client has it; no answer within {@code patience} is a refusal. */
    public static Consent ask(Peer peer, String text, Duration patience) throws InterruptedException {
        if (!peer.supports("elicitation")) {
            return NOBODY_TO_ASK;
        }
        var params = Json.object().put("message", text);
        params.putObject("requestedSchema").put("type", "object").putObject("properties");
        return switch (peer.request("elicitation/create", params, patience)) {
            case Peer.Response.Result(var value) ->
                value.path("action").asString("").equals("accept") ? GIVEN : REFUSED;
            case Peer.Response.Refused _ -> REFUSED;
        };
    }
}
