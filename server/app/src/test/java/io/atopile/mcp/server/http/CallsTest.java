package io.atopile.mcp.server.http;

import static io.atopile.mcp.server.http.Served.call;
import static io.atopile.mcp.server.http.Served.cancel;
import static io.atopile.mcp.server.http.Served.messages;
import static io.atopile.mcp.server.http.Served.text;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.CancellationSignal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Calls that last, are taken back, report or ask. */
class CallsTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}";

    private final Served served = new Served();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void fortySlowCallsRunAtOnceAndPingIsAnsweredMeanwhile() throws Exception {
        var session = served.openSession();
        var calls = IntStream.range(0, 40)
                .mapToObj(id -> served.postLater(session, call(id, "wait", "{}")))
                .toList();
        for (var i = 0; i < 40; i++) {
            assertNotNull(served.tools.started.poll(10, SECONDS), "call " + i + " never began");
        }
        assertTrue(served.answer(session, PING).has("result"));
        served.tools.release();
        for (var call : calls) {
            assertEquals("released", text(messages(call.get(10, SECONDS)).getLast()));
        }
    }

    @Test
    void aCancelledCallStopsAndGetsNoAnswer() throws Exception {
        var session = served.openSession();
        var waiting = served.postLater(session, call(7, "wait", "{}"));
        assertNotNull(served.tools.started.poll(10, SECONDS));
        assertEquals(202, served.post(session, cancel(7)).statusCode());
        assertEquals(CancellationSignal.Reason.CLIENT, served.tools.stopped.poll(10, SECONDS));
        var response = waiting.get(10, SECONDS);
        assertEquals(200, response.statusCode());
        assertEquals(List.of(), messages(response));
    }

    @Test
    void aCancellationMeansOneCallOfOneSessionByItsIdWithItsType() throws Exception {
        var session = served.openSession();
        var number = served.postLater(session, call(7, "wait", "{}"));
        var string = served.postLater(session, call("\"7\"", "wait", "{}"));
        var other = served.openSession();
        var elsewhere = served.postLater(other, call(7, "wait", "{}"));
        for (var i = 0; i < 3; i++) {
            assertNotNull(served.tools.started.poll(10, SECONDS));
        }
        served.post(session, cancel("\"7\""));
        assertEquals(List.of(), messages(string.get(10, SECONDS)));
        assertFalse(number.isDone());
        assertFalse(elsewhere.isDone());
        served.tools.release();
        assertEquals("released", text(messages(number.get(10, SECONDS)).getLast()));
        assertEquals("released", text(messages(elsewhere.get(10, SECONDS)).getLast()));
    }

    @Test
    void aDroppedConnectionDoesNotStopTheCallEvenWhenItIsNoticed() throws Exception {
        var beating = Served.limits(9, Duration.ofMinutes(1), Duration.ofMillis(20));
        try (var quick = new Served(Served.limited(beating))) {
            dropAndSee(served);
            dropAndSee(quick);
        }
    }

    private static void dropAndSee(Served served) throws Exception {
        var session = served.openSession();
        var body = call(1, "wait", "{\"text\":\"left\"}");
        try (var socket = served.connect()) {
            socket.getOutputStream()
                    .write(("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: */*\r\n"
                                    + "Mcp-Session-Id: " + session + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.UTF_8));
            assertEquals("left", served.tools.started.poll(10, SECONDS));
        }
        assertNull(served.tools.stopped.poll(200, MILLISECONDS));
        assertTrue(served.answer(session, PING).has("result"));
        served.tools.release();
        assertEquals("left", served.tools.ended.poll(10, SECONDS));
    }

    @Test
    void anIdThatIsStillRunningIsNotTakenTwice() throws Exception {
        var session = served.openSession();
        var first = served.postLater(session, call(1, "wait", "{}"));
        assertNotNull(served.tools.started.poll(10, SECONDS));
        var second = served.answer(session, call(1, "echo", "{}"));
        assertEquals(-32600, second.at("/error/code").asInt());
        served.tools.release();
        assertEquals("released", text(messages(first.get(10, SECONDS)).getLast()));
    }

    @Test
    void progressGrowsAndComesBeforeTheAnswer() throws Exception {
        var messages = messages(
                served.post(served.openSession(), call(1, "count", "{}", "{\"progressToken\":\"t\"}")));
        assertEquals(
                List.of("step 1", "step 2", "step 3"),
                messages.stream().limit(3).map(message -> message.at("/params/message").asString()).toList());
        assertEquals("t", messages.getFirst().at("/params/progressToken").asString());
        assertEquals("counted", text(messages.get(3)));
        assertEquals(4, messages.size());
    }

    @Test
    void progressNobodyAskedForIsNotSent() throws Exception {
        assertEquals(1, messages(served.post(served.openSession(), call(1, "count", "{}"))).size());
    }

    @Test
    void aFloodOfProgressIsThinnedOut() throws Exception {
        var messages =
                messages(served.post(served.openSession(), call(1, "flood", "{}", "{\"progressToken\":1}")));
        assertEquals("flooded", text(messages.getLast()));
        assertTrue(messages.size() < 1000, "sent " + messages.size());
    }

    @Test
    void aQuestionGoesOutOnTheCallsStreamAndItsAnswerComesBackWhole() throws Exception {
        var session = served.openSession();
        var question = new CompletableFuture<JsonNode>();
        var answer = served.follow(session, call(1, "ask", "{}"), question::complete);
        var asked = question.get(10, SECONDS);
        assertEquals("elicitation/create", asked.get("method").asString());
        assertEquals(7, asked.at("/params/unheard_of").asInt());
        var reply = served.post(
                session,
                """
                {"jsonrpc":"2.0","id":%s,"result":{"action":"accept","content":{"x":1},"extra":true}}"""
                        .formatted(asked.get("id")));
        assertEquals(202, reply.statusCode());
        assertEquals(
                "got {\"action\":\"accept\",\"content\":{\"x\":1},\"extra\":true}", text(answer.get(10, SECONDS)));
    }

    @Test
    void aRefusedQuestionIsToldToTheTool() throws Exception {
        var session = served.openSession();
        var question = new CompletableFuture<JsonNode>();
        var answer = served.follow(session, call(1, "ask", "{}"), question::complete);
        var id = question.get(10, SECONDS).get("id");
        served.post(
                session,
                """
                {"jsonrpc":"2.0","id":%s,"error":{"code":-1,"message":"not now"}}""".formatted(id));
        assertEquals("refused: not now", text(answer.get(10, SECONDS)));
    }

    @Test
    void aQuestionNobodyAnswersIsWithdrawn() throws Exception {
        var seen = new ArrayList<JsonNode>();
        var answer = served.follow(served.openSession(), call(1, "ask", "{\"patience_ms\":100}"), seen::add);
        assertEquals("refused: The client did not answer in time.", text(answer.get(10, SECONDS)));
        assertEquals("notifications/cancelled", seen.get(1).get("method").asString());
        assertEquals(seen.get(0).get("id"), seen.get(1).at("/params/requestId"));
    }

    @Test
    void anAnswerNobodyWaitsForIsTakenAndDropped() throws Exception {
        var late = served.post(served.openSession(), "{\"jsonrpc\":\"2.0\",\"id\":\"server-9\",\"result\":{}}");
        assertEquals(202, late.statusCode());
        assertEquals("", late.body());
    }
}
