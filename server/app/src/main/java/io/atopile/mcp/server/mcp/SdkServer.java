package io.atopile.mcp.server.mcp;

import io.atopile.mcp.server.dispatch.ChangeWatcher;
import io.atopile.mcp.server.dispatch.JsonRpcMessage;
import io.atopile.mcp.server.dispatch.McpDispatcher;
import io.atopile.mcp.server.dispatch.McpDispatcher.Answer;
import io.atopile.mcp.server.dispatch.ServerFeatures;
import io.atopile.mcp.tool.DefectReporter;
import io.atopile.mcp.tool.Json;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpStreamableServerSession.McpStreamableServerSessionInit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves clients through the SDK's streamable HTTP servlet. The SDK manages the sessions and the streams; requests are answered
 * by their session's {@link McpDispatcher}, on the thread that received them.
 */
public final class SdkServer implements AutoCloseable {

    /** The only method that the SDK knows: the actual request is in the {@link SdkRequest}. */
    private static final String CARRIED = "carried";

    private final ServerFeatures offer;
    private final DefectReporter defects;
    private final ChangeWatcher changes;
    private final McpDispatcher stranger;
    private final SessionRegistry sessions;
    private final StreamHeartbeat heartbeat;
    private final HttpServletStreamableServerTransportProvider servlet;

    /** @param endpoint the path on which requests arrive */
    public SdkServer(ServerFeatures offer, String endpoint, SessionLimits limits, DefectReporter defects) {
        this.offer = offer;
        this.defects = defects;
        this.changes = new ChangeWatcher(offer, defects);
        this.stranger = new McpDispatcher(offer, changes, _ -> false, defects);
        this.sessions = new SessionRegistry(limits);
        this.heartbeat = new StreamHeartbeat(limits.heartbeat());
        this.servlet = HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(new JacksonMcpJsonMapper(JsonMapper.shared()))
                .mcpEndpoint(endpoint)
                .sessionSweepInterval(limits.idle())
                .keepAliveInterval(null)
                .build();
        McpRequestHandler<ObjectNode> handler = (_, _) -> answer();
        servlet.setSessionFactory(_ -> open(Map.of(CARRIED, handler)));
    }

    /** Returns why a method can't be served to a client without a session; empty if it can. */
    public Optional<Answer.Failure> findRejectionWithoutSession(String method) {
        return stranger.findRejection(method);
    }

    public boolean hasSession(String session) {
        return sessions.find(session).isPresent();
    }

    /** Opens a session; its id is sent in the header {@code Mcp-Session-Id}. */
    public synchronized DeliveryResult initialize(
            JsonNode id, ObjectNode introduction, HttpServletRequest request, HttpServletResponse response) {
        var listener = new SessionListener();
        var conversation = new McpDispatcher(offer, changes, listener, defects);
        return switch (conversation.begin(introduction)) {
            case Answer.Result(var result) -> {
                var client = introduction.at("/clientInfo/name").asString("");
                var typed = JsonMapper.shared().treeToValue(result, InitializeResult.class);
                yield switch (sessions.makeRoom(client)) {
                    case ENOUGH ->
                        forward(new SdkCallContext.Opening(client, conversation, listener, typed), buildInitializeRequest(id, typed), request, response);
                    case NOT_FOR_CLIENT -> buildLimitFailure(429, "Too many sessions of this client are busy. End one, or try again later.");
                    case NONE -> buildLimitFailure(503, "Too many sessions are busy. Try again later.");
                };
            }
            case Answer.Failure(var code, var message) -> new DeliveryResult.Failed(200, code, message);
            case Answer.Nothing _ -> throw new IllegalStateException("An initialize request can't be cancelled");
        };
    }

    /** Answers a request in a session, on a stream of its own. Returns when it has been answered. */
    public DeliveryResult answer(
            String session,
            JsonNode id,
            String method,
            ObjectNode params,
            HttpServletRequest request,
            HttpServletResponse response) {
        var client = sessions.find(session);
        if (client.isEmpty()) {
            return buildFailure(404);
        }
        var call = method.equals("tools/call");
        return switch (sessions.enter(client.get(), call)) {
            case NOT_FOR_CLIENT -> buildLimitFailure(429, "Too many calls of this session are running. Try again when one has ended.");
            case NONE -> buildLimitFailure(503, "Too many calls are running. Try again later.");
            case ENOUGH -> {
                try {
                    var asking = new SdkCallContext.Asking(new SdkRequest(client.get(), id, method, params), response);
                    yield forward(asking, buildRequest(id, CARRIED), request, response);
                } finally {
                    sessions.leave(client.get(), call);
                }
            }
        };
    }

    private static DeliveryResult buildLimitFailure(int status, String message) {
        return new DeliveryResult.Failed(status, -32000, message);
    }

    /** Opens the stream on which a session receives messages that none of its requests caused. */
    public DeliveryResult listen(HttpServletRequest request, HttpServletResponse response) {
        return sessions.mayListen()
                ? forward(new SdkCallContext.Listening(response), Json.object(), request, response)
                : buildLimitFailure(503, "Too many event streams are open. Try again later.");
    }

    /** Ends the named session and stops its calls. */
    public DeliveryResult end(HttpServletRequest request, HttpServletResponse response) {
        return forward(new SdkCallContext.Ending(), Json.object(), request, response);
    }

    /** Handles a client's response to a request from the server. */
    public void handleResponse(String session, JsonRpcMessage.Response response) {
        sessions.find(session).ifPresent(client -> client.conversation().handleResponse(response));
    }

    /** Handles a client's notification. */
    public void handleNotification(String session, String method, ObjectNode params) {
        sessions.find(session).ifPresent(client -> client.conversation().handleNotification(method, params, _ -> false));
    }

    /** Lets calls end by themselves for {@code patience}, then stops them and waits up to {@code grace} for their responses. */
    public void finish(Duration patience, Duration grace) throws InterruptedException {
        sessions.awaitQuiet(patience);
        sessions.stopCalls();
        sessions.awaitQuiet(grace);
    }

    @Override
    public void close() {
        changes.close();
        heartbeat.close();
        servlet.closeGracefully().subscribe();
    }

    private DeliveryResult forward(
            SdkCallContext passage, ObjectNode body, HttpServletRequest request, HttpServletResponse response) {
        var screened = new ErrorSuppressingResponse(response);
        try {
            ScopedValue.where(SdkCallContext.CURRENT, passage).call(() -> {
                servlet.service(new ForwardedRequest(request, JsonMapper.shared().writeValueAsBytes(body)), screened);
                return true;
            });
        } catch (IOException _) {
            return new DeliveryResult.Sent();
        } catch (Exception defect) {
            defects.report("http", defect);
            return buildFailure(500);
        }
        return screened.error().isPresent() ? buildFailure(screened.error().getAsInt()) : new DeliveryResult.Sent();
    }

    private static DeliveryResult buildFailure(int status) {
        return switch (status) {
            case 404 -> new DeliveryResult.Failed(404, -32600, "There is no such session. Send initialize again.");
            case 503 -> new DeliveryResult.Failed(503, -32000, "The server is shutting down.");
            default -> new DeliveryResult.Failed(500, -32603, "Internal server error.");
        };
    }

    private McpStreamableServerSessionInit open(Map<String, McpRequestHandler<?>> handlers) {
        if (!(SdkCallContext.CURRENT.get() instanceof SdkCallContext.Opening(var client, var conversation, var listener, var result))) {
            throw SdkCallContext.astray();
        }
        var session = new ClientSession(client, conversation, heartbeat, handlers, sessions::end);
        listener.attach(session);
        sessions.add(session);
        return new McpStreamableServerSessionInit(session, Mono.just(result));
    }

    private static Mono<ObjectNode> answer() {
        return switch (SdkCallContext.Asking.now().turn().answer()) {
            case Answer.Result(var value) -> Mono.just(value);
            case Answer.Failure(var code, var message) ->
                Mono.error(McpError.builder(code).message(message).build());
            case Answer.Nothing _ -> Mono.empty();
        };
    }

    private static ObjectNode buildRequest(JsonNode id, String method) {
        return Json.object().put("jsonrpc", "2.0").put("method", method).set("id", id);
    }

    private static ObjectNode buildInitializeRequest(JsonNode id, InitializeResult result) {
        var message = buildRequest(id, "initialize");
        var params = message.putObject("params").put("protocolVersion", result.protocolVersion());
        params.putObject("capabilities");
        params.putObject("clientInfo").put("name", "client").put("version", "0");
        return message;
    }

    /** Hides the SDK's error bodies from the client: they are exceptions with stack traces. */
    private static final class ErrorSuppressingResponse extends HttpServletResponseWrapper {

        private OptionalInt error = OptionalInt.empty();

        ErrorSuppressingResponse(HttpServletResponse response) {
            super(response);
        }

        /** Returns the status of the error that the SDK tried to send, in which case nothing has been written. */
        OptionalInt error() {
            return error;
        }

        @Override
        public void setStatus(int status) {
            if (status >= 400) {
                error = OptionalInt.of(status);
            } else {
                super.setStatus(status);
            }
        }

        @Override
        public void sendError(int status) {
            error = OptionalInt.of(status);
        }

        @Override
        public void sendError(int status, String message) {
            error = OptionalInt.of(status);
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            return error.isPresent() ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
        }
    }
}
