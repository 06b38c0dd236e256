package io.atopile.mcp.server.http;

import static io.atopile.mcp.server.http.Served.call;
import static io.atopile.mcp.server.http.Served.cancel;
import static io.atopile.mcp.server.http.Served.messages;
import static io.atopile.mcp.server.http.Served.text;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.server.mcp.SessionLimits;
import io.atopile.mcp.tool.CancellationSignal;
import java.io.BufferedReader;
import java.io.IOException;
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
            assertEquals(CancellationSignal.Reason.CLIENT, served.tools.stopped.poll(10, SECONDS));
            assertEquals(0, messages(waiting.get(10, SECONDS)).size());
            assertEquals(404, served.post(session, LIST).statusCode());
            assertEquals(200, served.post(other, LIST).statusCode());
        }
    }

    @Test
    void anIdleSessionMakesRoomForANewcomer() throws Exception {
        try (var served = new Served(Served.limited(Served.limits(2, LONG, LONG)))) {
            var first = served.openSession();
            var waiting = served.postLater(first, call(1, "wait", "{}"));
            assertNotNull(served.tools.started.poll(10, SECONDS));
            var second = served.openSession();
            var third = served.openSession();
            assertEquals(404, served.post(second, LIST).statusCode());
            assertEquals(200, served.post(third, LIST).statusCode());
            served.tools.release();
            assertEquals("released", text(messages(waiting.get(10, SECONDS)).getLast()));
            assertEquals(200, served.post(first, LIST).statusCode());
        }
    }

    @Test
    void aSessionThatWasNeverUsedGoesBeforeOneThatIsIdleForLonger() throws Exception {
        try (var served = new Served(Served.limited(Served.limits(3, LONG, LONG)))) {
            var used = served.openSession();
            assertEquals(200, served.post(used, LIST).statusCode());
            for (var i = 0; i < 10; i++) {
                served.openSession();
            }
            assertEquals(200, served.post(used, LIST).statusCode());
        }
    }

    @Test
    void aClientWithManySessionsLosesItsOwnAndNotThoseOfOthers() throws Exception {
        var limits = new SessionLimits(9, 3, 9, 9, 9, LONG, LONG);
        try (var served = new Served(Served.limited(limits))) {
            var other = served.post(null, Served.INITIALIZE.replace("tester", "other")).headers().firstValue("Mcp-Session-Id");
            var mine = served.openSession();
            for (var i = 0; i < 8; i++) {
                served.openSession();
            }
            assertEquals(200, served.post(other.orElseThrow(), LIST).statusCode());
            assertEquals(404, served.post(mine, LIST).statusCode());
        }
    }

    @Test
    void aNewcomerIsRefusedWhenAllSessionsAreBusy() throws Exception {
        try (var served = new Served(Served.limited(Served.limits(1, LONG, LONG)))) {
            var _ = served.postLater(served.openSession(), call(1, "wait", "{}"));
            assertNotNull(served.tools.started.poll(10, SECONDS));
            assertRefused(503, served.post(null, Served.INITIALIZE), "0");
        }
    }

    @Test
    void aClientIsRefusedWhenAllItsSessionsAreBusy() throws Exception {
        try (var served = new Served(Served.limited(new SessionLimits(9, 1, 9, 9, 9, LONG, LONG)))) {
            var _ = served.postLater(served.openSession(), call(1, "wait", "{}"));
            assertNotNull(served.tools.started.poll(10, SECONDS));
            assertRefused(429, served.post(null, Served.INITIALIZE), "0");
            assertEquals(200, served.post(null, Served.INITIALIZE.replace("tester", "other")).statusCode());
        }
    }

    @Test
    void callsAreLimitedInASessionAndInAllButOtherRequestsAreNot() throws Exception {
        try (var served = new Served(Served.limited(new SessionLimits(9, 9, 3, 2, 9, LONG, LONG)))) {
            var first = served.openSession();
            var second = served.openSession();
            var _ = served.postLater(first, call(1, "wait", "{}"));
            var _ = served.postLater(first, call(2, "wait", "{}"));
            assertNotNull(served.tools.started.poll(10, SECONDS));
            assertNotNull(served.tools.started.poll(10, SECONDS));
            assertRefused(429, served.post(first, call(3, "echo", "{}")), "3");
            assertEquals(200, served.post(first, LIST).statusCode());
            var _ = served.postLater(second, call(1, "wait", "{}"));
            assertNotNull(served.tools.started.poll(10, SECONDS));
            assertRefused(503, served.post(second, call(4, "echo", "{}")), "4");
            served.tools.release();
            await().until(() -> served.post(first, call(5, "echo", "{}")).statusCode() == 200);
        }
    }

    @Test
    void streamsAreLimitedAndASessionHasOne() throws Exception {
        try (var served = new Served(Served.limited(new SessionLimits(9, 9, 9, 9, 1, LONG, Duration.ofMillis(50))))) {
            var session = served.openSession();
            try (var first = listen(served, session)) {
                assertEquals("HTTP/1.1 200 OK", statusLine(first));
                try (var second = listen(served, served.openSession())) {
                    assertTrue(statusLine(second).startsWith("HTTP/1.1 503"));
                }
            }
        }
    }

    private static String statusLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private static void assertRefused(int status, HttpResponse<String> response, String id) {
        assertEquals(status, response.statusCode());
        assertEquals("1", response.headers().firstValue("Retry-After").orElse(""));
        assertEquals(-32000, messages(response).getFirst().at("/error/code").asInt());
        assertEquals(id, messages(response).getFirst().get("id").toString());
    }

    @Test
    void anIdleSessionIsForgottenButNotOneThatListens() throws Exception {
        var limits = Served.limits(9, Duration.ofMillis(200), LONG);
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
        var limits = Served.limits(9, LONG, Duration.ofMillis(50));
        try (var served = new Served(Served.limited(limits));
                var socket = listen(served, served.openSession())) {
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertEquals("HTTP/1.1 200 OK", lines.readLine());
            assertTrue(lines.lines().anyMatch(line -> line.startsWith(":")));
        }
    }

    @Test
    void aListenerThatLeftIsNoticed() throws Exception {
        var limits = Served.limits(9, Duration.ofMillis(200), Duration.ofMillis(50));
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
        try (var served = new Served(Served.limited(SessionLimits.DEFAULT))) {
            var session = served.openSession();
            waiting = served.postLater(session, call(1, "wait", "{}"));
            assertNotNull(served.tools.started.poll(10, SECONDS));
            began = System.nanoTime();
            served.face.close();
            assertEquals(CancellationSignal.Reason.SHUTDOWN, served.tools.stopped.poll(1, SECONDS));
        }
        assertEquals("stopped", text(messages(waiting.get(10, SECONDS)).getLast()));
        assertTrue(System.nanoTime() - began < SECONDS.toNanos(5));
    }

    @Test
    void callsUnderWayMayEndWhileTheServerDrainsButNoneBegins() throws Exception {
        var settings = new HttpSettings(
                "127.0.0.1", 0, new HttpAuthentication.None(), RequestBounds.DEFAULT, Duration.ofSeconds(60), SessionLimits.DEFAULT);
        try (var served = new Served(settings)) {
            var session = served.openSession();
            var ends = served.postLater(session, call(1, "wait", "{}"));
            var cancelled = served.postLater(session, call(2, "wait", "{}"));
            assertNotNull(served.tools.started.poll(10, SECONDS));
            assertNotNull(served.tools.started.poll(10, SECONDS));
            var closing = Thread.ofPlatform().start(served.face::close);
            await().until(() -> served.post(session, LIST).statusCode() == 503);
            assertRefused(503, served.post(session, call(3, "echo", "{}")), "3");
            assertRefused(503, served.post(null, Served.INITIALIZE), "0");
            assertEquals(503, served.send(served.request(session).GET()).statusCode());
            assertEquals(202, served.post(session, cancel(2)).statusCode());
            assertEquals(0, messages(cancelled.get(10, SECONDS)).size());
            served.tools.release();
            assertEquals("released", text(messages(ends.get(10, SECONDS)).getLast()));
            assertTrue(closing.join(Duration.ofSeconds(10)));
        }
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
