package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Peer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/** What we send to the client of one connection: notifications, and requests whose answers are matched. */
final class ClientRequests implements Conversation.Stream {

    private final Outbox outbox;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<String, BlockingQueue<Peer.Response>> waiting = new ConcurrentHashMap<>();

    ClientRequests(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void send(ObjectNode notification) {
        outbox.send(notification);
    }

    @Override
    public Peer.Response request(String method, ObjectNode params, Duration patience) throws InterruptedException {
        var id = "server-" + lastId.incrementAndGet();
        var answer = new ArrayBlockingQueue<Peer.Response>(1);
        waiting.put(id, answer);
        var answered = false;
        try {
            outbox.request(id, method, params);
            var response = answer.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            answered = response != null;
            return response == null ? new Peer.Response.Refused("The client did not answer in time.") : response;
        } finally {
            waiting.remove(id);
            if (!answered) {
                outbox.notify("notifications/cancelled", Json.object().put("requestId", id));
            }
        }
    }

    /** Hands an answer to whoever waits for it; an answer nobody waits for is dropped. */
    void answered(Incoming.Response response) {
        var queue = waiting.get(response.id().asString(""));
        if (queue != null) {
            queue.offer(of(response));
        }
    }

    private static Peer.Response of(Incoming.Response response) {
        var result = response.result();
        if (result != null) {
            return new Peer.Response.Result(result);
        }
        var error = response.error() == null ? Json.object() : response.error();
        return new Peer.Response.Refused(error.path("message").asString("The client refused."));
    }
}
