package io.atopile.mcp.server.dispatch;

import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.DefectReporter;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.Progress;
import io.atopile.mcp.tool.SessionGrants;
import io.atopile.mcp.tool.ToolCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers one client's requests. Every transport uses this class, so their answers can't differ. */
public final class McpDispatcher {

    /** The result of a request. */
    public sealed interface Answer {

        record Result(ObjectNode value) implements Answer {}

        /** The code and message of a JSON-RPC error. */
        record Failure(int code, String message) implements Answer {}

        /** The client cancelled the request, so it gets no response. */
        record Nothing() implements Answer {}
    }

    private final ServerFeatures offer;
    private final DefectReporter defects;
    private final ClientState session = new ClientState();
    private final OutgoingRequests questions = new OutgoingRequests();
    private final RootsExchange roots;
    private final McpMethodHandler methods;
    private final Map<String, CancellationSignal> running = new ConcurrentHashMap<>();

    public McpDispatcher(ServerFeatures offer, DefectReporter defects) {
        this.offer = offer;
        this.defects = defects;
        this.roots = new RootsExchange(session, questions, offer.roots());
        this.methods = new McpMethodHandler(offer, session);
    }

    /** Returns why a method can't be served now; empty if it can. */
    public Optional<Answer.Failure> findRejection(String method) {
        return methods.findRejections(method).stream().findFirst().map(McpDispatcher::toFailure);
    }

    /** Handles {@code initialize} with its parameters. */
    public Answer begin(ObjectNode introduction) {
        return runGuarded("initialize", () -> methods.answer("initialize", introduction));
    }

    /**
     * Accepts a request: from now on it can be cancelled. The returned supplier answers it, on the thread that calls it.
     *
     * @param id a string or a whole number
     */
    public Supplier<Answer> take(JsonNode id, String method, ObjectNode params, MessageSink outbox) {
        var objection = findRejection(method);
        if (objection.isPresent()) {
            return objection::get;
        }
        return method.equals("tools/call")
                ? call(id, params, outbox)
                : () -> runGuarded(method, () -> answer(method, params, outbox));
    }

    private RequestOutcome answer(String method, ObjectNode params, MessageSink outbox) {
        if (roots.areFollowed() && McpMethodHandler.mayTakeLong(method)) {
            awaitRoots(outbox);
        }
        return methods.answer(method, params);
    }

    private void awaitRoots(MessageSink outbox) {
        try {
            roots.await(outbox);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Handles a notification of the client; those that need no handling are ignored. */
    public void handleNotification(String method, ObjectNode params, MessageSink outbox) {
        switch (method) {
            case "notifications/cancelled" -> cancel(params.path("requestId"));
            case "notifications/initialized" -> roots.begin(outbox);
            case "notifications/roots/list_changed" -> roots.renew(outbox);
            default -> {}
        }
    }

    private Answer runGuarded(String method, Supplier<RequestOutcome> work) {
        try {
            return switch (work.get()) {
                case RequestOutcome.Result(var value) -> new Answer.Result(value);
                case RequestOutcome.Failure(var error) -> toFailure(error);
                case RequestOutcome.Withdrawn _ -> new Answer.Nothing();
            };
        } catch (RuntimeException | Error defect) {
            var reference = defects.report(method, defect);
            return toFailure(RpcError.ofInternalError("Internal server error (reference " + reference + "); details are in the server log."));
        }
    }

    /** Handles the client's response to a request from the server. */
    public void handleResponse(JsonRpcMessage.Response response) {
        questions.handleResponse(response);
    }

    /** Stops the call with this id, if it is still running. */
    private void cancel(JsonNode id) {
        var call = running.get(id.toString());
        if (call != null) {
            call.cancel(CancellationSignal.Reason.CLIENT);
        }
    }

    /** Stops every running call. */
    public void stop(CancellationSignal.Reason reason) {
        running.values().forEach(call -> call.cancel(reason));
    }

    private Supplier<Answer> call(JsonNode id, ObjectNode params, MessageSink outbox) {
        var name = params.path("name").asString("");
        var arguments = params.path("arguments");
        if (name.isEmpty()) {
            return () -> toFailure(RpcError.ofInvalidParams("name is missing."));
        }
        if (offer.tools().find(name).isEmpty()) {
            return () -> toFailure(McpMethodHandler.buildUnknownToolError(name, offer.tools().list()));
        }
        if (!arguments.isObject() && !arguments.isMissingNode() && !arguments.isNull()) {
            return () -> toFailure(RpcError.ofInvalidParams("arguments must be an object."));
        }
        var cancellation = new CancellationSignal();
        var key = id.toString();
        if (running.putIfAbsent(key, cancellation) != null) {
            return () -> toFailure(RpcError.ofInvalidRequest("A request with this id is still running."));
        }
        var given = arguments instanceof ObjectNode object ? object : Json.object();
        return () -> {
            try {
                return runGuarded("tools/call", () -> run(name, given, params, cancellation, outbox));
            } finally {
                running.remove(key);
            }
        };
    }

    private RequestOutcome run(
            String name, ObjectNode arguments, ObjectNode params, CancellationSignal cancellation, MessageSink outbox) {
        var meta = params.path("_meta") instanceof ObjectNode given ? given : Json.object();
        var client = new Client(session, questions, roots, cancellation, outbox);
        if (roots.areFollowed()) {
            awaitRoots(outbox);
        }
        try (var progress = createProgress(meta.get("progressToken"), client)) {
            var reply = offer.tools()
                    .call(new ToolCall(
                            name,
                            arguments,
                            meta,
                            session.caller(),
                            progress == null ? Progress.NONE : progress,
                            cancellation,
                            client));
            return cancellation.reason().filter(CancellationSignal.Reason.CLIENT::equals).isPresent()
                    ? new RequestOutcome.Withdrawn()
                    : new RequestOutcome.Result(McpWireFormat.encodeReply(reply));
        }
    }

    private static @Nullable RequestProgress createProgress(@Nullable JsonNode token, Client client) {
        return token == null ? null : new RequestProgress(token, client::send);
    }

    private static Answer.Failure toFailure(RpcError error) {
        return new Answer.Failure(error.code(), error.message());
    }

    /** The client as one call sees it; it receives nothing more once the call has been stopped. */
    private record Client(
            ClientState session, OutgoingRequests questions, RootsExchange roots, CancellationSignal cancellation, MessageSink outbox)
            implements McpClientHandle {

        @Override
        public boolean supports(String capability) {
            return session.supports(capability);
        }

        @Override
        public Response request(String method, ObjectNode params, Duration patience) throws InterruptedException {
            return cancellation.isCancelled()
                    ? new Response.Refused("The call is being stopped.")
                    : questions.ask(outbox, method, params, patience);
        }

        @Override
        public void notify(String method, ObjectNode params) {
            var level = McpLogLevel.of(params.path("level").asString(""));
            if (level.isEmpty() || level.get().compareTo(session.level()) >= 0) {
                MessageSink listening = this::send;
                listening.notify(method, params);
            }
        }

        @Override
        public List<String> listRoots() throws InterruptedException {
            return roots.await(outbox);
        }

        @Override
        public SessionGrants grants() {
            return session.grants();
        }

        boolean send(ObjectNode notification) {
            return !cancellation.isCancelled() && outbox.send(notification);
        }
    }

    /**
     * Reports the progress of one request that carries a progress token: only increasing values, not too often, and nothing after
     * the end.
     */
    private static final class RequestProgress implements Progress, AutoCloseable {

        private static final long AT_MOST_EVERY_NANOS = 50_000_000;

        private final JsonNode token;
        private final MessageSink outbox;
        private double furthest = Double.NEGATIVE_INFINITY;
        private long lastSent;
        private boolean closed;

        RequestProgress(JsonNode token, MessageSink outbox) {
            this.token = token;
            this.outbox = outbox;
        }

        @Override
        public synchronized void report(double done, OptionalDouble total, String message) {
            var now = System.nanoTime();
            var first = furthest == Double.NEGATIVE_INFINITY;
            var last = total.isPresent() && done >= total.getAsDouble();
            if (closed || done <= furthest || (!first && !last && now - lastSent < AT_MOST_EVERY_NANOS)) {
                return;
            }
            furthest = done;
            lastSent = now;
            var params = Json.object();
            params.set("progressToken", token);
            params.put("progress", done);
            total.ifPresent(all -> params.put("total", all));
            outbox.notify("notifications/progress", params.put("message", message));
        }

        @Override
        public synchronized void close() {
            closed = true;
        }
    }
}
