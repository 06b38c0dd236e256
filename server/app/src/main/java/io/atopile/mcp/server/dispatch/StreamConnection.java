package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.DefectReporter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Serves one client over a two-way stream of messages; operations that may take long run on threads of their own. */
final class StreamConnection {

    private static final Duration SHORT_CALLS_MAY_TAKE = Duration.ofSeconds(5);
    private static final Duration STOPPING_MAY_TAKE = Duration.ofSeconds(8);

    private final MessageSink outbox;
    private final ChangeWatcher changes;
    private final McpDispatcher conversation;
    private final Set<Thread> busy = ConcurrentHashMap.newKeySet();

    StreamConnection(ServerFeatures offer, MessageSink outbox, DefectReporter defects) {
        this.outbox = outbox;
        this.changes = new ChangeWatcher(offer, defects);
        this.conversation = new McpDispatcher(offer, changes, outbox, defects);
    }

    /** Handles one message. The connection stays open whatever it contains. */
    void receive(String text) {
        switch (JsonRpcMessage.parse(text)) {
            case JsonRpcMessage.Request(var id, var method, var params) -> request(id, method, params);
            case JsonRpcMessage.Notification(var method, var params) -> conversation.handleNotification(method, params, outbox);
            case JsonRpcMessage.Response response -> conversation.handleResponse(response);
            case JsonRpcMessage.Invalid(var id, var error) -> outbox.sendError(id, error);
        }
    }

    /** Answers input that could not be read as a message. */
    void refuse(RpcError error) {
        outbox.sendError(null, error);
    }

    /** Ends the connection: calls that end soon are answered, the others are stopped. */
    void finish() throws InterruptedException {
        changes.close();
        join(SHORT_CALLS_MAY_TAKE);
        conversation.stop(CancellationSignal.Reason.SHUTDOWN);
        join(STOPPING_MAY_TAKE);
    }

    private void request(JsonNode id, String method, ObjectNode params) {
        var work = conversation.take(id, method, params, outbox);
        if (McpMethodHandler.mayTakeLong(method)) {
            startAnswering(id, work);
        } else {
            answer(id, work.get());
        }
    }

    private void startAnswering(JsonNode id, Supplier<McpDispatcher.Answer> work) {
        var thread = Thread.ofPlatform().daemon().name("call").unstarted(() -> {
            try {
                answer(id, work.get());
            } finally {
                busy.remove(Thread.currentThread());
            }
        });
        busy.add(thread);
        thread.start();
    }

    private void answer(JsonNode id, McpDispatcher.Answer answer) {
        switch (answer) {
            case McpDispatcher.Answer.Result(var value) -> outbox.sendResult(id, value);
            case McpDispatcher.Answer.Failure(var code, var message) -> outbox.sendError(id, new RpcError(code, message));
            case McpDispatcher.Answer.Nothing _ -> {}
        }
    }

    private void join(Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        for (var thread : busy) {
            var left = Duration.ofNanos(end - System.nanoTime());
            if (left.isPositive()) {
                thread.join(left);
            }
        }
    }
}
