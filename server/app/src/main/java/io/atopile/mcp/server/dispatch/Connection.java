package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.server.Offer;
import io.atopile.mcp.tool.Defects;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One client's conversation, over whatever carries its messages. */
final class Connection {

    private static final Duration SHORT_CALLS_MAY_TAKE = Duration.ofSeconds(5);
    private static final Duration STOPPING_MAY_TAKE = Duration.ofSeconds(8);

    private final Outbox outbox;
    private final Defects defects;
    private final ClientPeer peer;
    private final Methods methods;
    private final Calls calls;

    Connection(Offer offer, Outbox outbox, Defects defects) {
        var session = new Session();
        this.outbox = outbox;
        this.defects = defects;
        this.peer = new ClientPeer(session, outbox);
        this.methods = new Methods(offer, session);
        this.calls = new Calls(offer, session, peer, outbox);
    }

    /** Takes one message. Whatever it is, the conversation goes on. */
    void receive(String text) {
        switch (Incoming.parse(text)) {
            case Incoming.Request request -> request(request);
            case Incoming.Notification(var method, var params) -> {
                if (method.equals("notifications/cancelled")) {
                    calls.cancel(params.path("requestId"));
                }
            }
            case Incoming.Response response -> peer.answered(response);
            case Incoming.Invalid(var id, var error) -> outbox.error(id, error);
        }
    }

    /** Refuses what could not even be read as a message. */
    void refuse(RpcError error) {
        outbox.error(null, error);
    }

    /** Ends the conversation: calls about to end are answered, the others stopped. */
    void finish() throws InterruptedException {
        calls.finish(SHORT_CALLS_MAY_TAKE, STOPPING_MAY_TAKE);
    }

    private void request(Incoming.Request request) {
        var objections = methods.objections(request.method());
        if (!objections.isEmpty()) {
            outbox.error(request.id(), objections.getFirst());
            return;
        }
        switch (request.method()) {
            case "tools/call" -> calls.start(request, outcome -> answer(request.id(), outcome));
            case "resources/read", "prompts/get", "completion/complete" ->
                Thread.startVirtualThread(() -> answer(request));
            default -> answer(request);
        }
    }

    private void answer(Incoming.Request request) {
        Outcome outcome;
        try {
            outcome = methods.answer(request.method(), request.params());
        } catch (RuntimeException defect) {
            var reference = defects.report(request.method(), defect);
            outcome = new Outcome.Failure(
                    RpcError.internal("The server made a mistake; its own log has it under " + reference + "."));
        }
        answer(request.id(), outcome);
    }

    private void answer(@Nullable JsonNode id, Outcome outcome) {
        switch (outcome) {
            case Outcome.Result(var value) when id != null -> outbox.result(id, value);
            case Outcome.Result _, Outcome.Withdrawn _ -> {}
            case Outcome.Failure(var error) -> outbox.error(id, error);
        }
    }
}
