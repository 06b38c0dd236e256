package io.atopile.mcp.server.http;

import static io.atopile.mcp.server.http.Served.call;
import static io.atopile.mcp.server.http.Served.messages;
import static io.atopile.mcp.server.http.Served.text;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.server.mcp.SessionLimits;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of requests is held, and how long they are waited for. */
class RequestBoundsTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int LARGE = 100_000;

    /** Memory for two large messages; patience for nobody. */
    private static final RequestBounds BOUNDS = new RequestBounds(
            200_000, 1_000, 250_000, 2 * RequestMemory.estimateTreeBytes(LARGE, 100), 1 << 20, SHORT, Duration.ofSeconds(1), SHORT, SHORT, 100_000, 20);

    private final Served served = new Served(Served.bounded(BOUNDS, SessionLimits.DEFAULT));

    @AfterEach
    void close() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[],", "{},", "1,", "\"\",", "null,", "[[]],", "{\"a\":1},", "1.5,", "true,", "[1],"})
    void aMessageOfManyValuesIsRefusedUnderItsId(String value) throws Exception {
        var list = "[" + value.repeat(1_001) + "0]";
        var refused = served.post(served.openSession(), call(7, "echo", "{\"list\":" + list + "}"));
        assertError(413, "7", refused);
        assertTrue(refused.body().contains("1000 JSON values"), refused::body);
    }

    @Test
    void aLargeMessageOfFewValuesIsServed() throws Exception {
        var answer = served.answer(served.openSession(), call(1, "echo", "{\"text\":\"" + "x".repeat(LARGE) + "\"}"));
        assertEquals(LARGE, text(answer).length());
    }

    @Test
    void largeMessagesInFlightAreBoundedTogetherAndSmallOnesAreServedBesideThem() throws Exception {
        var session = served.openSession();
        var large = "{\"text\":\"" + "x".repeat(LARGE - 200) + "\"}";
        var first = served.postLater(session, call(1, "wait", large));
        var second = served.postLater(session, call(2, "wait", large));
        assertNotNull(served.tools.started.poll(10, SECONDS));
        assertNotNull(served.tools.started.poll(10, SECONDS));
        var refused = served.post(session, call(3, "echo", large));
        assertEquals(503, refused.statusCode());
        assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
        assertEquals("hi", text(served.answer(session, call(4, "echo", "{\"text\":\"hi\"}"))));
        served.tools.release();
        assertEquals(200, first.get(10, SECONDS).statusCode());
        assertEquals(200, second.get(10, SECONDS).statusCode());
        assertEquals(200, served.post(session, call(5, "echo", large)).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "gzip, identity"})
    void aCompressedBodyIsRefused(String coding) throws Exception {
        assertError(415, "null", served.post(served.openSession(), call(1, "echo", "{}"), "Content-Encoding", coding));
    }

    @Test
    void aStalledBodyIsAnsweredAfterAMoment() throws Exception {
        try (var socket = send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{")) {
            assertAnswered(408, socket);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 150000", "Transfer-Encoding: chunked"})
    void aBodyThatDripsIsAnsweredAfterAMoment(String length) throws Exception {
        try (var socket = send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n")) {
            drip(socket, length.startsWith("Content") ? " " : "1\r\n \r\n");
            assertAnswered(408, socket);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "POST /mcp HTTP/1.1\r\nHost: localhost\r\nX"})
    void headersThatDoNotComeCloseTheConnection(String head) throws Exception {
        try (var socket = send(head)) {
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 408") || answer.isEmpty(), answer);
        }
    }

    @Test
    void headersThatDripCloseTheConnection() throws Exception {
        try (var socket = send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: ")) {
            drip(socket, "a");
            assertAnswered(408, socket);
        }
    }

    @Test
    void aConnectionThatWaitsForItsNextRequestStaysOpen() throws Exception {
        try (var socket = send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            assertAnswered(200, socket);
            Thread.sleep(2_500);
            write(socket, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertTrue(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("HTTP/1.1 200"));
        }
    }

    @Test
    void manyConnectionsDoNotKeepOthersOut() throws Exception {
        var sockets = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 60; i++) {
                sockets.add(send("POST /mcp HTTP/1.1\r\n"));
            }
            assertEquals(200, served.post(null, Served.INITIALIZE).statusCode());
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void aBodyThatIsTooLongIsAnsweredToAClientThatSendsAllOfItFirst() throws Exception {
        var body = new byte[20 << 20];
        var request = served.request(null).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        assertError(413, "null", served.send(request));
    }

    private Socket send(String text) throws Exception {
        var socket = served.connect();
        write(socket, text);
        return socket;
    }

    private static void write(Socket socket, String text) throws Exception {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Until an answer comes or the server has closed. */
    private static void drip(Socket socket, String drop) throws Exception {
        for (var i = 0; i < 100 && socket.getInputStream().available() == 0; i++) {
            try {
                write(socket, drop);
            } catch (SocketException _) {
                return;
            }
            Thread.sleep(50);
        }
    }

    private static void assertAnswered(int status, Socket socket) throws Exception {
        InputStream in = socket.getInputStream();
        var head = new String(in.readNBytes(12), StandardCharsets.UTF_8);
        assertEquals("HTTP/1.1 " + status, head);
        Thread.sleep(50);
        in.skipNBytes(in.available());
    }

    private static void assertError(int status, String id, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response::body);
        assertEquals(id, messages(response).getFirst().get("id").toString());
    }
}
