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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
    private final ChangeWatcher changes;
    private final ClientWatch watch;
    private final DefectReporter defects;
    private final ClientState session = new ClientState();
    private final OutgoingRequests questions = new OutgoingRequests();
    private final RootsExchange roots;
    private final McpMethodHandler methods;
    private final Map<String, CancellationSignal> running = new ConcurrentHashMap<>();

    /**
     * Creates the dispatcher of one client.
     *
     * @param unasked sends what no request caused; returns false while the client can't receive such messages
     */
    public McpDispatcher(ServerFeatures offer, ChangeWatcher changes, MessageSink unasked, DefectReporter defects) {
        this.offer = offer;
        this.changes = changes;
        this.watch = new ClientWatch(unasked);
        this.defects = defects;
        this.roots = new RootsExchange(session, questions, offer.roots());
        this.methods = new McpMethodHandler(offer, session, watch);
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
        var cancellation = new CancellationSignal();
        var key = id.toString();
        if (running.putIfAbsent(key, cancellation) != null) {
            return () -> toFailure(RpcError.ofInvalidRequest("A request with this id is still running."));
        }
        return () -> {
            try {
                var answer = runGuarded(method, () -> answer(method, params, cancellation, outbox));
                return cancellation.reason().filter(CancellationSignal.Reason.CLIENT::equals).isPresent() ? new Answer.Nothing() : answer;
            } finally {
                running.remove(key);
            }
        };
    }

    private RequestOutcome answer(String method, ObjectNode params, CancellationSignal cancellation, MessageSink outbox) {
        if (roots.areFollowed() && McpMethodHandler.mayTakeLong(method)) {
            awaitRoots(outbox);
        }
        if (method.equals("tools/call")) {
            return call(params, cancellation, outbox);
        }
        var outcome = methods.answer(method, params);
        if (McpMethodHandler.isWatched(method)) {
            changes.add(watch);
        }
        return outcome;
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

    /** Forgets what the client wanted to be told; it has disconnected. */
    public void close() {
        changes.remove(watch);
    }

    /** Stops every running call. */
    public void stop(CancellationSignal.Reason reason) {
        running.values().forEach(call -> call.cancel(reason));
    }

    private RequestOutcome call(ObjectNode params, CancellationSignal cancellation, MessageSink outbox) {
        var name = params.path("name").asString("");
        var arguments = params.path("arguments");
        if (name.isEmpty()) {
            return new RequestOutcome.Failure(RpcError.ofInvalidParams("name is missing."));
        }
        if (offer.tools().find(name).isEmpty()) {
            return new RequestOutcome.Failure(McpMethodHandler.buildUnknownToolError(name, offer.tools().list()));
        }
        if (!arguments.isObject() && !arguments.isMissingNode() && !arguments.isNull()) {
            return new RequestOutcome.Failure(RpcError.ofInvalidParams("arguments must be an object."));
        }
        var given = arguments instanceof ObjectNode object ? object : Json.object();
        return run(name, given, params, cancellation, outbox);
    }

    private RequestOutcome run(
            String name, ObjectNode arguments, ObjectNode params, CancellationSignal cancellation, MessageSink outbox) {
        var meta = params.path("_meta") instanceof ObjectNode given ? given : Json.object();
        var client = new Client(session, questions, roots, cancellation, outbox);
        var quiet = new ToolCall(name, arguments, meta, session.caller(), Progress.NONE, cancellation, client);
        var log = new CallLog(session, client::send, offer.tools().resolveName(quiet));
        try (var progress = new RequestProgress(Optional.ofNullable(meta.get("progressToken")), client::send, log)) {
            var reply = offer.tools().call(quiet.with(progress));
            log.reportResult(reply);
            return new RequestOutcome.Result(McpWireFormat.encodeReply(reply));
        } finally {
            changes.look();
        }
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
}
