package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.server.Offer;
import io.atopile.mcp.tool.Cancellation;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.ToolCall;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tool calls of one connection, each on a virtual thread of its own. */
final class Calls {

    private record Running(Cancellation cancellation, Thread thread) {}

    private final Offer offer;
    private final Session session;
    private final ClientPeer peer;
    private final Outbox outbox;
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    Calls(Offer offer, Session session, ClientPeer peer, Outbox outbox) {
        this.offer = offer;
        this.session = session;
        this.peer = peer;
        this.outbox = outbox;
    }

    /** Starts a call; {@code end} gets what it came to. */
    void start(Incoming.Request request, Consumer<Outcome> end) {
        var name = request.params().path("name").asString("");
        var arguments = request.params().path("arguments");
        if (offer.tools().find(name).isEmpty()) {
            end.accept(new Outcome.Failure(
                    Methods.unknownTool(name, offer.tools().list())));
        } else if (!arguments.isObject() && !arguments.isMissingNode() && !arguments.isNull()) {
            end.accept(new Outcome.Failure(RpcError.invalidParams("arguments must be an object.")));
        } else {
            run(request, name, arguments.isObject() ? (ObjectNode) arguments : Json.object(), end);
        }
    }

    private void run(Incoming.Request request, String name, ObjectNode arguments, Consumer<Outcome> end) {
        var key = request.id().toString();
        var cancellation = new Cancellation();
        var thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                end.accept(outcome(request, name, arguments, cancellation));
            } finally {
                running.remove(key);
            }
        });
        if (running.putIfAbsent(key, new Running(cancellation, thread)) == null) {
            thread.start();
        } else {
            end.accept(new Outcome.Failure(RpcError.invalidRequest("A request with this id is still running.")));
        }
    }

    private Outcome outcome(Incoming.Request request, String name, ObjectNode arguments, Cancellation cancellation) {
        var meta = request.params().path("_meta") instanceof ObjectNode given ? given : Json.object();
        var token = meta.get("progressToken");
        try (var progress = token == null ? null : new RequestProgress(token, outbox)) {
            var reply = offer.tools()
                    .call(new ToolCall(
                            name,
                            arguments,
                            meta,
                            session.caller(),
                            progress == null ? Progress.NONE : progress,
                            cancellation,
                            peer));
            return cancellation.reason().filter(Cancellation.Reason.CLIENT::equals).isPresent()
                    ? new Outcome.Withdrawn()
                    : new Outcome.Result(Wire.reply(reply));
        }
    }

    void cancel(JsonNode id) {
        var call = running.get(id.toString());
        if (call != null) {
            call.cancellation().cancel(Cancellation.Reason.CLIENT);
        }
    }

    /** Lets calls end by themselves for {@code patience}, then stops them and gives them {@code grace} to do so. */
    void finish(Duration patience, Duration grace) throws InterruptedException {
        join(patience);
        running.values().forEach(call -> call.cancellation().cancel(Cancellation.Reason.SHUTDOWN));
        join(grace);
    }

    private void join(Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        for (var call : running.values()) {
            var left = Duration.ofNanos(end - System.nanoTime());
            if (left.isPositive()) {
                call.thread().join(left);
            }
        }
    }
}
