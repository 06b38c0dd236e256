package io.atopile.mcp.server.http;

import io.atopile.mcp.server.dispatch.JsonRpcMessage;
import io.atopile.mcp.server.mcp.DeliveryResult;
import io.atopile.mcp.server.mcp.SdkServer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Applies the HTTP rules of the protocol revisions that have sessions, and forwards valid requests to the SDK. */
final class SessionProtocolHandler implements ProtocolHandler {

    private static final List<String> VERSIONS = List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");
    private static final Duration STOPPING_MAY_TAKE = Duration.ofSeconds(8);

    private final SdkServer server;

    SessionProtocolHandler(SdkServer server) {
        this.server = server;
    }

    @Override
    public void post(JsonRpcMessage.Message message, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var refusal = findRejection(message, request);
        if (refusal.isPresent()) {
            refusal.get().writeTo(response);
            return;
        }
        var session = readSessionId(request);
        switch (message) {
            case JsonRpcMessage.Request(var id, var method, var params) when method.equals("initialize") ->
                complete(id, server.initialize(id, params, request, response), response);
            case JsonRpcMessage.Request(var id, var method, var params) ->
                complete(id, server.answer(session, id, method, params, request, response), response);
            case JsonRpcMessage.Notification(var method, var params) -> {
                server.handleNotification(session, method, params);
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
            }
            case JsonRpcMessage.Response answer -> {
                server.handleResponse(session, answer);
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
            }
        }
    }

    @Override
    public void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var refusal = checkVersion(request).or(() -> checkSession(request)).or(() -> accepts(request, MediaTypes.EVENTS));
        if (refusal.isPresent()) {
            refusal.get().writeTo(response);
        } else {
            complete(null, server.listen(request, response), response);
        }
    }

    @Override
    public void delete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var refusal = checkVersion(request).or(() -> checkSession(request));
        if (refusal.isPresent()) {
            refusal.get().writeTo(response);
        } else {
            complete(null, server.end(request, response), response);
        }
    }

    @Override
    public void finish(Duration patience) throws InterruptedException {
        server.finish(patience, STOPPING_MAY_TAKE);
    }

    @Override
    public void close() {
        server.close();
    }

    private Optional<HttpErrorResponse> findRejection(JsonRpcMessage.Message message, HttpServletRequest request) {
        return switch (message) {
            case JsonRpcMessage.Notification _, JsonRpcMessage.Response _ -> checkVersion(request).or(() -> checkSession(request));
            case JsonRpcMessage.Request(var id, var method, _) ->
                checkWithoutSession(method, request)
                        .or(() -> checkVersion(request))
                        .or(() -> method.equals("initialize") ? Optional.empty() : checkSession(request))
                        .or(() -> accepts(request, MediaTypes.JSON, MediaTypes.EVENTS))
                        .map(refusal -> refusal.withRequestId(id));
        };
    }

    /**
     * Rejects an unknown method as such whatever else is wrong with the request, because clients probe for newer revisions with
     * one.
     */
    private Optional<HttpErrorResponse> checkWithoutSession(String method, HttpServletRequest request) {
        return readSessionId(request).isEmpty()
                ? server.findRejectionWithoutSession(method)
                        .map(failure -> new HttpErrorResponse(400, failure.code(), failure.message(), null))
                : Optional.empty();
    }

    private static Optional<HttpErrorResponse> checkVersion(HttpServletRequest request) {
        var version = request.getHeader("MCP-Protocol-Version");
        return version == null || VERSIONS.contains(version)
                ? Optional.empty()
                : Optional.of(
                        HttpErrorResponse.of(400, "MCP-Protocol-Version must be one of " + String.join(", ", VERSIONS) + "."));
    }

    private Optional<HttpErrorResponse> checkSession(HttpServletRequest request) {
        var session = readSessionId(request);
        if (session.isEmpty()) {
            return Optional.of(HttpErrorResponse.of(400, "The header Mcp-Session-Id is missing. Send initialize first."));
        }
        return server.hasSession(session)
                ? Optional.empty()
                : Optional.of(HttpErrorResponse.of(404, "There is no such session. Send initialize again."));
    }

    private static Optional<HttpErrorResponse> accepts(HttpServletRequest request, String... types) {
        return MediaTypes.accepts(request, types)
                ? Optional.empty()
                : Optional.of(HttpErrorResponse.of(406, "Accept must include " + String.join(" and ", types) + "."));
    }

    private static String readSessionId(HttpServletRequest request) {
        var session = request.getHeader("Mcp-Session-Id");
        return session == null ? "" : session;
    }

    private static void complete(@Nullable JsonNode id, DeliveryResult delivery, HttpServletResponse response)
            throws IOException {
        if (delivery instanceof DeliveryResult.Failed(var status, var code, var message)) {
            new HttpErrorResponse(status, code, message, id).writeTo(response);
        }
    }
}
