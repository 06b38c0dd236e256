package io.atopile.mcp.server.http;

import static io.atopile.mcp.server.http.Served.call;
import static io.atopile.mcp.server.http.Served.messages;
import static io.atopile.mcp.server.http.Served.text;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.server.mcp.Limits;
import io.atopile.mcp.tool.Cancellation;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How sessions begin, are forgotten and end, and how the server ends. */
class SessionsTest {

    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/list\"}";
    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void anEndedSessionIsGoneAndItsCallsAreStopped() throws Exception {
        try (var served = new Served()) {
            var session = served.openSession();
            var other = served.openSession();
            assertNotEquals(session, other);
            var waiting = served.postLater(session, call(1, "wait", "{}"));
            assertNotNull(served.tools.started.poll(10, SECONDS));
            assertEquals(200, served.send(served.request(session).DELETE()).statusCode());
            assertEquals(Cancellation.Reason.CLIENT, served.tools.stopped.poll(10, SECONDS));
            assertEquals(0, messages(waiting.get(10, SECONDS)).size());
            assertEquals(404, served.post(session, LIST).statusCode());
            assertEquals(200, served.post(other, LIST).statusCode());
        }
    }

    @Test
    void sessionsAreCappedAndAnUnusedOneMakesRoom() throws Exception {
        var limits = new Limits(2, Duration.ofSeconds(2), LONG, LONG);
        try (var served = new Served(Served.limited(limits))) {
            var first = served.openSession();
            var waiting = served.postLater(first, call(1, "wait", "{}"));
            assertNotNull(served.tools.started.poll(10, SECONDS));
            var second = served.openSession();
            var refused = served.post(null, Served.INITIALIZE);
            assertEquals(503, refused.statusCode());
            assertEquals(-32000, messages(refused).getFirst().at("/error/code").asInt());
            var third = await().until(
                    () -> served.post(null, Served.INITIALIZE), response -> response.statusCode() == 200);
            assertTrue(third.headers().firstValue("Mcp-Session-Id").isPresent());
            assertEquals(404, served.post(second, LIST).statusCode());
            served.tools.release();
            assertEquals("released", text(messages(waiting.get(10, SECONDS)).getLast()));
            assertEquals(200, served.post(first, LIST).statusCode());
        }
    }

    @Test
    void anIdleSessionIsForgottenButNotOneThatListens() throws Exception {
        var limits = new Limits(9, LONG, Duration.ofMillis(200), LONG);
        try (var served = new Served(Served.limited(limits))) {
            var idle = served.openSession();
            var listening = served.openSession();
            try (var _ = listen(served, listening)) {
                await().pollInterval(Duration.ofSeconds(1)).until(() -> served.post(idle, LIST).statusCode() == 404);
                assertEquals(200, served.post(listening, LIST).statusCode());
            }
        }
    }

    @Test
    void aListeningStreamOpensAtOnceAndBeats() throws Exception {
        var limits = new Limits(9, LONG, LONG, Duration.ofMillis(50));
        try (var served = new Served(Served.limited(limits));
                var socket = listen(served, served.openSession())) {
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertEquals("HTTP/1.1 200 OK", lines.readLine());
            assertTrue(lines.lines().anyMatch(line -> line.startsWith(":")));
        }
    }

    @Test
    void aListenerThatLeftIsNoticed() throws Exception {
        var limits = new Limits(9, LONG, Duration.ofMillis(200), Duration.ofMillis(50));
        try (var served = new Served(Served.limited(limits))) {
            var session = served.openSession();
            listen(served, session).close();
            await().pollInterval(Duration.ofSeconds(1)).until(() -> served.post(session, LIST).statusCode() == 404);
        }
    }

    @Test
    void aStreamOpensBeforeItsCallEnds() throws Exception {
        try (var served = new Served();
                var socket = served.connect()) {
            var body = call(1, "wait", "{}");
            write(
                    socket,
                    "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nMcp-Session-Id: "
                            + served.openSession() + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertEquals("HTTP/1.1 200 OK", lines.readLine());
            served.tools.release();
            assertTrue(lines.lines().anyMatch(line -> line.contains("released")));
        }
    }

    @Test
    void closingStopsCallsAndAnswersThemInBoundedTime() throws Exception {
        CompletableFuture<HttpResponse<String>> waiting;
        long began;
        try (var served = new Served(Served.limited(Limits.DEFAULT))) {
            var session = served.openSession();
            waiting = served.postLater(session, call(1, "wait", "{}"));
            assertNotNull(served.tools.started.poll(10, SECONDS));
            began = System.nanoTime();
            served.face.close();
            assertEquals(Cancellation.Reason.SHUTDOWN, served.tools.stopped.poll(1, SECONDS));
        }
        assertEquals("stopped", text(messages(waiting.get(10, SECONDS)).getLast()));
        assertTrue(System.nanoTime() - began < SECONDS.toNanos(5));
    }

    private static Socket listen(Served served, String session) throws Exception {
        var socket = served.connect();
        write(
                socket,
                "GET /mcp HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nMcp-Session-Id: " + session
                        + "\r\n\r\n");
        return socket;
    }

    private static void write(Socket socket, String request) throws Exception {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }
}
