package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/** The server's requests that one client has yet to answer. */
final class OutgoingRequests {

    private final AtomicLong lastId = new AtomicLong();
    private final Map<String, BlockingQueue<Response>> waiting = new ConcurrentHashMap<>();

    Response ask(MessageSink outbox, String method, ObjectNode params, Duration patience) throws InterruptedException {
        var id = "server-" + lastId.incrementAndGet();
        var answer = new ArrayBlockingQueue<Response>(1);
        waiting.put(id, answer);
        var open = true;
        try {
            if (!outbox.request(id, method, params)) {
                open = false;
                return new Response.Refused("The client has disconnected.");
            }
            var response = answer.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            open = response == null;
            return response == null ? new Response.Unanswered("The client did not answer in time.") : response;
        } finally {
            waiting.remove(id);
            if (open) {
                outbox.notify("notifications/cancelled", Json.object().put("requestId", id));
            }
        }
    }

    /** Passes a response to the thread that waits for it; a response that no thread waits for is dropped. */
    void handleResponse(JsonRpcMessage.Response response) {
        var queue = waiting.get(response.id().asString(""));
        if (queue != null) {
            queue.offer(of(response));
        }
    }

    private static Response of(JsonRpcMessage.Response response) {
        var result = response.result();
        if (result != null) {
            return new Response.Result(result);
        }
        var error = response.error() == null ? Json.object() : response.error();
        return new Response.Refused(error.path("message").asString("The client refused the request."));
    }
}
