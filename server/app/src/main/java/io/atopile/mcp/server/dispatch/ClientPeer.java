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

/** The client of one connection: sends it requests of ours and matches its answers. */
final class ClientPeer implements Peer {

    private final Session session;
    private final Outbox outbox;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<String, BlockingQueue<Response>> waiting = new ConcurrentHashMap<>();

    ClientPeer(Session session, Outbox outbox) {
        this.session = session;
        this.outbox = outbox;
    }

    @Override
    public boolean supports(String capability) {
        return session.supports(capability);
    }

    @Override
    public Response request(String method, ObjectNode params, Duration patience) throws InterruptedException {
        var id = "server-" + lastId.incrementAndGet();
        var answer = new ArrayBlockingQueue<Response>(1);
        waiting.put(id, answer);
        var answered = false;
        try {
            outbox.request(id, method, params);
            var response = answer.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            answered = response != null;
            return response == null ? new Response.Refused("The client did not answer in time.") : response;
        } finally {
            waiting.remove(id);
            if (!answered) {
                outbox.notify("notifications/cancelled", Json.object().put("requestId", id));
            }
        }
    }

    @Override
    public void notify(String method, ObjectNode params) {
        var level = LogLevel.of(params.path("level").asString(""));
        if (level.isEmpty() || level.get().compareTo(session.level()) >= 0) {
            outbox.notify(method, params);
        }
    }

    /** Hands an answer to whoever waits for it; an answer nobody waits for is dropped. */
    void answered(Incoming.Response response) {
        var queue = waiting.get(response.id().asString(""));
        if (queue != null) {
            queue.offer(of(response));
        }
    }

    private static Response of(Incoming.Response response) {
        var result = response.result();
        if (result != null) {
            return new Response.Result(result);
        }
        var error = response.error() == null ? Json.object() : response.error();
        return new Response.Refused(error.path("message").asString("The client refused."));
    }
}
