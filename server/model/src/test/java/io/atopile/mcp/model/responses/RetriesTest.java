package io.atopile.mcp.model.responses;

import io.atopile.mcp.model.transport.ProviderRetryPolicy;
import io.atopile.mcp.model.transport.WireGateway;
import static io.atopile.mcp.model.responses.Acts.answer;
import static io.atopile.mcp.model.responses.Acts.ends;
import static io.atopile.mcp.model.responses.Acts.error;
import static io.atopile.mcp.model.responses.Acts.failed;
import static io.atopile.mcp.model.responses.Acts.hangs;
import static io.atopile.mcp.model.responses.Acts.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.model.ModelEvent;
import io.atopile.mcp.model.ModelReply.Fault;
import io.atopile.mcp.model.responses.ScriptedResponsesServer.Act;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is worth asking again: how often, and how long apart. */
class RetriesTest {

    private static final Act GOOD = answer("r", message("Done"));
    private static final Duration GENEROUS = Duration.ofSeconds(3);

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 529, 408})
    void aFaultOfTheServersIsTriedFourTimesAgain(int status) throws Exception {
        try (var server = ScriptedResponsesServer.playing(error(status, "server_error", "Broken"))) {
            var asked = Asked.to(server);
            assertEquals(Fault.UNAVAILABLE, asked.failed().fault());
            assertEquals(
                    "custom: no response after 5 attempts; last error: HTTP status %d: Broken".formatted(status),
                    asked.message());
            assertEquals(5, server.requests().size());
            for (var retry = 0; retry < 4; retry++) {
                assertWaited(server, retry, Duration.ofMillis(9L << retry));
            }
            assertEquals(
                    List.of("2/5", "3/5", "4/5", "5/5"),
                    asked.heard(ModelEvent.Retrying.class).stream().map(RetriesTest::counted).toList());
        }
    }

    private static String counted(ModelEvent.Retrying retrying) {
        return "%d/%d".formatted(retrying.attempt(), retrying.of());
    }

    @Test
    void itIsOverAsSoonAsTheServerIsWell() throws Exception {
        try (var server = ScriptedResponsesServer.playing(
                error(500, "x", "Broken"), error(503, "x", "Broken"), GOOD)) {
            assertEquals(List.of("Done"), Asked.to(server).texts());
            assertEquals(3, server.requests().size());
        }
    }

    @Test
    void nobodyThereIsTriedAgainToo() throws Exception {
        var nobody = ScriptedResponsesServer.nobody();
        try (var gateway = new WireGateway(Asked.provider(nobody), new ResponsesWire())) {
            var asked = Asked.by(gateway, Asked.request("t", Asked.user("Hi")));
            assertEquals(Fault.UNAVAILABLE, asked.failed().fault());
            assertEquals("custom: no response after 5 attempts; last error: the connection was refused: nothing is listening there", asked.message());
            assertEquals(4, asked.heard(ModelEvent.Retrying.class).size());
        }
    }

    @Test
    void tooManyRequestsAreTriedFiveTimesAgain() throws Exception {
        try (var server = ScriptedResponsesServer.playing(error(429, "rate_limit_exceeded", "Slow"))) {
            assertEquals(Fault.UNAVAILABLE, Asked.to(server).failed().fault());
            assertEquals(6, server.requests().size());
        }
    }

    @Test
    void aHeaderSaysHowLongToWait() throws Exception {
        try (var server = ScriptedResponsesServer.playing(
                error(429, "rate_limit_exceeded", "Slow", "Retry-After", "1"),
                error(503, "x", "Slow", "retry-after-ms", "300"),
                GOOD)) {
            var asked = Asked.to(server);
            assertEquals(List.of("Done"), asked.texts());
            assertWaited(server, 0, Duration.ofSeconds(1));
            assertWaited(server, 1, Duration.ofMillis(300));
            assertTrue(asked.heard(ModelEvent.Retrying.class).getFirst().delay().compareTo(Duration.ofMillis(1100)) <= 0);
        }
    }

    @Test
    void aDateSaysHowLongToWait() throws Exception {
        var inTwoSeconds = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2).format(DateTimeFormatter.RFC_1123_DATE_TIME);
        try (var server = ScriptedResponsesServer.playing(error(503, "x", "Slow", "Retry-After", inTwoSeconds), GOOD)) {
            assertEquals(List.of("Done"), Asked.to(server).texts());
            assertWaited(server, 0, Duration.ofMillis(500));
        }
    }

    @ParameterizedTest
    @CsvSource({"Please try again in 0.321s., 321", "Try again in 20ms, 20"})
    void aMessageSaysHowLongToWait(String message, long millis) throws Exception {
        try (var server = ScriptedResponsesServer.playing(
                ends(failed("rate_limit_exceeded", message)), error(429, "rate_limit_exceeded", message), GOOD)) {
            assertEquals(List.of("Done"), Asked.to(server).texts());
            assertWaited(server, 0, Duration.ofMillis(millis));
            assertWaited(server, 1, Duration.ofMillis(millis));
        }
    }

    @Test
    void aWaitThatIsTooLongIsNotWaited() throws Exception {
        try (var server = ScriptedResponsesServer.playing(error(429, "rate_limit_exceeded", "Slow", "Retry-After", "3600"))) {
            var failed = Asked.to(server).failed();
            assertEquals(Fault.UNAVAILABLE, failed.fault());
            assertTrue(failed.message().startsWith("custom: it asks to retry in 3600 s, but the longest wait is 3 s: "), failed.message());
            assertEquals(1, server.requests().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"100, 2", "101, 1"})
    void aWaitMayBeAsLongAsTheLongest(long millis, int requests) throws Exception {
        try (var server = ScriptedResponsesServer.playing(error(503, "x", "Slow", "retry-after-ms", Long.toString(millis)), GOOD)) {
            var policy = new ProviderRetryPolicy(4, 5, Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofMillis(100));
            Asked.to(server, provider -> Asked.withPatience(provider, policy));
            assertEquals(requests, server.requests().size());
        }
    }

    @Test
    void retriesMayBeNone() throws Exception {
        var none = new ProviderRetryPolicy(0, 0, Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO);
        for (var act : List.of(error(500, "x", "Broken"), error(429, "x", "Broken"))) {
            try (var server = ScriptedResponsesServer.playing(act)) {
                var failed = Asked.to(server, provider -> Asked.withPatience(provider, none)).failed();
                assertEquals(Fault.UNAVAILABLE, failed.fault());
                assertTrue(failed.message().endsWith(": Broken"), failed.message());
                assertEquals(1, server.requests().size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate_limit_exceeded", "server_is_overloaded", "slow_down", "server_error", "never_heard_of"})
    void anAnswerThatFailsForNowIsTriedFiveTimesAgain(String code) throws Exception {
        try (var server = ScriptedResponsesServer.playing(ends(failed(code, "Not now")))) {
            assertEquals(Fault.UNAVAILABLE, Asked.to(server).failed().fault());
            assertEquals(6, server.requests().size());
        }
    }

    @Test
    void aStreamThatBeginsRenewsTheRetriesBeforeIt() throws Exception {
        var broken = error(500, "x", "Broken");
        try (var server = ScriptedResponsesServer.playing(
                broken, broken, broken, broken, ends(), broken, broken, broken, broken, GOOD)) {
            assertEquals(List.of("Done"), Asked.to(server).texts());
            assertEquals(10, server.requests().size());
        }
    }

    @Test
    void silenceIsTriedAgain() throws Exception {
        var idle = Duration.ofMillis(200);
        try (var server = ScriptedResponsesServer.playing(
                exchange -> exchange.hang(), hangs(), hangs(Acts.created("r"), Acts.delta("Do")), GOOD)) {
            var begin = System.nanoTime();
            var asked = Asked.to(server, provider -> Asked.withPatience(
                    provider, new ProviderRetryPolicy(4, 5, idle, Duration.ofMillis(10), Duration.ofSeconds(3))));
            assertEquals(List.of("Done"), asked.texts());
            assertTrue(System.nanoTime() - begin >= 3 * idle.toNanos());
            assertWaited(server, 1, idle);
            assertWaited(server, 2, idle);
            assertEquals("no data for 0.2 s", asked.heard(ModelEvent.Retrying.class).getFirst().why());
        }
    }

    private static void assertWaited(ScriptedResponsesServer server, int request, Duration least) {
        var gap = server.gapAfter(request);
        assertTrue(gap.compareTo(least) >= 0, () -> "request %d after %s, not %s".formatted(request + 1, gap, least));
        assertTrue(gap.compareTo(least.plus(GENEROUS)) < 0, () -> "request %d after %s".formatted(request + 1, gap));
    }
}
