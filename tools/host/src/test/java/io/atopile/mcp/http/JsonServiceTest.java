package io.atopile.mcp.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way in which a service fails ends in a typed reply, in bounded time, without a secret in it. */
class JsonServiceTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final HttpSecret SECRET = HttpSecret.of("very-secret");

    private final List<Duration> pauses = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private LoopbackServer server;
    private JsonService service;

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackServer();
        service = new JsonService(ServiceRetryPolicy.USUAL, now::get, pauses::add);
    }

    @AfterEach
    void stop() {
        service.close();
        server.close();
    }

    private static ServiceAddress address(String url) {
        return ServiceAddress.of(url).orElseThrow();
    }

    private ServiceResult get(String path, Duration within) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> service.ask(ServiceRequest.get(address(server.url()), path, within).with(Optional.of(SECRET))));
    }

    private String told(ServiceResult reply) {
        return assertInstanceOf(ServiceResult.Failure.class, reply).describe();
    }

    @Test
    void anAnswerIsReadAndTheSecretGoesAlong() {
        server.at("/a", LoopbackServer.json("{\"x\": 1}"));
        assertEquals(1, assertInstanceOf(ServiceResult.Json.class, get("/a", LONG)).body().path("x").asInt());
        assertEquals("Bearer very-secret", server.requests().getFirst().headers().getFirst("Authorization"));
    }

    @Test
    void aQuestionWithABodyIsPosted() throws InterruptedException {
        server.at("/q", LoopbackServer.json("[]"));
        service.ask(ServiceRequest.post(address(server.url()), "/q", Json.object().put("a", 1), LONG));
        assertEquals("POST", server.requests().getFirst().method());
        assertEquals("{\"a\":1}", server.requests().getFirst().body());
    }

    @Test
    void busyThenFineIsFineAfterAPause() {
        server.at("/a", LoopbackServer.status(503, "{}"), LoopbackServer.status(502, "{}"), LoopbackServer.json("{}"));
        assertInstanceOf(ServiceResult.Json.class, get("/a", LONG));
        assertEquals(2, pauses.size());
        assertTrue(pauses.getFirst().toMillis() >= 125 && pauses.getFirst().toMillis() <= 250, pauses.toString());
        assertTrue(pauses.getLast().toMillis() >= 250 && pauses.getLast().toMillis() <= 500, pauses.toString());
    }

    @Test
    void busyForEverEndsAfterFourAttempts() {
        server.at("/a", LoopbackServer.status(504, "{}"));
        assertEquals(new ServiceResult.Overloaded(504, Optional.empty()), get("/a", LONG));
        assertEquals(4, server.asked("/a"));
    }

    @Test
    void theWantedPauseIsKept() {
        server.at("/a", LoopbackServer.status(429, "{}", "Retry-After", "3"), LoopbackServer.json("{}"));
        assertInstanceOf(ServiceResult.Json.class, get("/a", LONG));
        assertEquals(List.of(Duration.ofSeconds(3)), pauses);
    }

    @Test
    void theWantedPauseMayBeADate() {
        server.at("/a", LoopbackServer.status(503, "{}", "Retry-After", "Thu, 01 Jan 2026 00:00:05 GMT"), LoopbackServer.json("{}"));
        assertInstanceOf(ServiceResult.Json.class, get("/a", LONG));
        assertEquals(List.of(Duration.ofSeconds(5)), pauses);
    }

    @Test
    void aPauseThatIsTooLongIsToldAndNotWaitedFor() {
        server.at("/a", LoopbackServer.status(429, "{}", "Retry-After", "3600"));
        assertEquals(new ServiceResult.Overloaded(429, Optional.of(Duration.ofHours(1))), get("/a", LONG));
        assertEquals(1, server.asked("/a"));
    }

    @Test
    void aPauseBeyondTheQuestionsTimeIsNotWaitedFor() {
        server.at("/a", LoopbackServer.status(429, "{}", "Retry-After", "5"));
        assertEquals(new ServiceResult.Overloaded(429, Optional.of(Duration.ofSeconds(5))), get("/a", Duration.ofSeconds(2)));
        assertEquals(List.of(), pauses);
    }

    @Test
    void aFaultOfTheServerIsToldWithoutAskingAgain() {
        server.at("/a", LoopbackServer.status(500, "{\"detail\": \"broken for very-secret\\u0007\"}"));
        assertEquals(new ServiceResult.Refused(500, "broken for ***"), get("/a", LONG));
        assertEquals(1, server.asked("/a"));
    }

    @Test
    void aSecretThatWouldBeCutInHalfIsHiddenWhole() {
        server.at("/a", LoopbackServer.status(400, "{\"detail\": \"%s very-secret\"}".formatted("x".repeat(192))));
        assertEquals(new ServiceResult.Refused(400, "x".repeat(192) + " ***"), get("/a", LONG));
    }

    @Test
    void aRefusalKeepsItsStatus() {
        server.at("/a", LoopbackServer.status(404, "{}"));
        assertEquals(new ServiceResult.Refused(404, "not found"), get("/a", LONG));
    }

    @Test
    void silenceEndsWithTheQuestionsTime() {
        server.at("/a", server.silence());
        assertEquals(new ServiceResult.Late(SHORT), get("/a", SHORT));
    }

    @Test
    void aBodyThatNeverEndsEndsWithTheQuestionsTime() {
        server.at("/a", server.stutter());
        assertEquals(new ServiceResult.Late(SHORT), get("/a", SHORT));
    }

    @Test
    void aCutBodyIsGarbled() {
        server.at("/a", LoopbackServer.cutOff("application/json", "{\"packages\": []}".getBytes(StandardCharsets.UTF_8)));
        assertEquals(new ServiceResult.Garbled("it is incomplete"), get("/a", LONG));
    }

    @Test
    void wrongJsonIsGarbled() {
        server.at("/a", LoopbackServer.json("{\"x\": "));
        assertEquals(new ServiceResult.Garbled("it isn't valid JSON"), get("/a", LONG));
    }

    @Test
    void aPageForPeopleIsGarbled() {
        server.at("/a", LoopbackServer.body(200, "text/html; charset=utf-8", "<html>".getBytes(StandardCharsets.UTF_8)));
        assertEquals(new ServiceResult.Garbled("it is text/html; charset=utf-8, not JSON"), get("/a", LONG));
    }

    @Test
    void anEmptyAnswerIsGarbled() {
        server.at("/a", LoopbackServer.json(""));
        assertInstanceOf(ServiceResult.Garbled.class, get("/a", LONG));
    }

    @Test
    void aHugeBodyIsStopped() {
        server.at("/a", LoopbackServer.body(200, "application/json", new byte[6 << 20]));
        assertEquals(new ServiceResult.Garbled("it exceeds 4194304 bytes"), get("/a", LONG));
    }

    @Test
    void aWayToAnotherHostIsNotFollowed() throws IOException {
        try (var other = new LoopbackServer()) {
            other.at("/b", LoopbackServer.json("{}"));
            server.at("/a", LoopbackServer.status(302, "", "Location", other.url() + "/b"));
            assertEquals("answered 302: it redirects to another host, and such redirects aren't followed", told(get("/a", LONG)));
            assertEquals(List.of(), other.requests());
        }
    }

    @Test
    void aWayOnTheSameHostIsFollowedAndACircleIsNot() {
        server.at("/a", LoopbackServer.status(307, "", "Location", "/b"));
        server.at("/b", LoopbackServer.json("{}"));
        server.at("/c", LoopbackServer.status(302, "", "Location", "/c"));
        assertInstanceOf(ServiceResult.Json.class, get("/a", LONG));
        assertEquals(new ServiceResult.Garbled("it redirects too many times"), get("/c", LONG));
    }

    @Test
    void nobodyThereIsToldAfterFourAttempts() throws Exception {
        var reply = service.ask(ServiceRequest.get(address(LoopbackServer.nobody()), "/a", LONG));
        assertEquals(new ServiceResult.Unreachable("the connection was refused: nothing is listening there"), reply);
        assertEquals(3, pauses.size());
    }

    @Test
    void aServiceThatKeepsFailingIsLeftAloneAndTriedOnceLater() {
        server.at("/a", LoopbackServer.status(500, "{}"));
        for (var i = 0; i < 5; i++) {
            assertInstanceOf(ServiceResult.Refused.class, get("/a", LONG));
        }
        assertEquals(new ServiceResult.Resting(Duration.ofSeconds(30)), get("/a", LONG));
        assertEquals(5, server.asked("/a"));
        now.updateAndGet(then -> then.plusSeconds(31));
        assertInstanceOf(ServiceResult.Refused.class, get("/a", LONG));
        assertInstanceOf(ServiceResult.Resting.class, get("/a", LONG));
        now.updateAndGet(then -> then.plusSeconds(31));
        server.at("/a", LoopbackServer.json("{}"));
        assertInstanceOf(ServiceResult.Json.class, get("/a", LONG));
        assertInstanceOf(ServiceResult.Json.class, get("/a", LONG));
    }

    @Test
    void anInterruptEndsTheQuestion() throws Exception {
        server.at("/a", server.silence());
        var ended = new CountDownLatch(1);
        var asking = Thread.ofVirtual().start(() -> {
            assertThrows(InterruptedException.class, () -> service.ask(ServiceRequest.get(address(server.url()), "/a", LONG)));
            ended.countDown();
        });
        Awaitility.await().until(() -> server.asked("/a") == 1);
        asking.interrupt();
        assertTrue(ended.await(5, TimeUnit.SECONDS));
    }

    @Test
    void noThreadOutlivesTheService() throws Exception {
        server.at("/a", LoopbackServer.json("{}"));
        var before = clients();
        try (var another = new JsonService()) {
            another.ask(ServiceRequest.get(address(server.url()), "/a", LONG));
            assertTrue(clients() > before);
        }
        Awaitility.await().until(() -> clients() <= before);
    }

    private static long clients() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("HttpClient-")).count();
    }

    @Test
    void onlyAddressesThatKeepSecretsGetThem() {
        assertTrue(ServiceAddress.of("https://a.example/").orElseThrow().mayHaveSecrets());
        assertTrue(ServiceAddress.of("http://localhost:8000").orElseThrow().mayHaveSecrets());
        assertFalse(ServiceAddress.of("http://a.example").orElseThrow().mayHaveSecrets());
        for (var bad : List.of("ftp://a.example", "https://u:p@a.example", "https://a.example?x=1", "file:///etc/passwd", "nonsense", "")) {
            assertEquals(Optional.empty(), ServiceAddress.of(bad), bad);
        }
    }

    @Test
    void aSecretIsShownNowhere() {
        var question = ServiceRequest.get(address(server.url()), "/a", LONG).with(Optional.of(SECRET));
        assertFalse(question.toString().contains("very-secret"), question.toString());
    }
}
