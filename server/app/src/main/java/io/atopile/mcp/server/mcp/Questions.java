package io.atopile.mcp.server.mcp;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.Peer.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/** The requests of ours that one client has yet to answer: the answers come in HTTP requests of their own. */
final class Questions {

    private final AtomicLong lastId = new AtomicLong();
    private final Map<String, BlockingQueue<Response>> waiting = new ConcurrentHashMap<>();

    Response ask(EventStream stream, String method, ObjectNode params, Duration patience) throws InterruptedException {
        var id = "server-" + lastId.incrementAndGet();
        var answer = new ArrayBlockingQueue<Response>(1);
        waiting.put(id, answer);
        var answered = false;
        try {
            var request = Json.object().put("jsonrpc", "2.0").put("id", id).put("method", method);
            if (!stream.write(request.set("params", params))) {
                answered = true;
                return new Response.Refused("The client has left.");
            }
            var response = answer.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            answered = response != null;
            return response == null ? new Response.Refused("The client did not answer in time.") : response;
        } finally {
            waiting.remove(id);
            if (!answered) {
                withdraw(stream, id);
            }
        }
    }

    /** Hands an answer to whoever waits for it; an answer nobody waits for is dropped. */
    void answered(ObjectNode response) {
        var queue = waiting.get(response.path("id").asString(""));
        if (queue != null) {
            queue.offer(of(response));
        }
    }

    private static void withdraw(EventStream stream, String id) {
        var notice = Json.object().put("jsonrpc", "2.0").put("method", "notifications/cancelled");
        notice.putObject("params").put("requestId", id);
        stream.write(notice);
    }

    private static Response of(ObjectNode response) {
        var result = response.get("result");
        return result == null
                ? new Response.Refused(response.at("/error/message").asString("The client refused."))
                : new Response.Result(result);
    }
}
