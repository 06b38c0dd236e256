package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResponseSizeLimitTest {

    private static final ToolAnnotations READING = ToolAnnotations.of(Set.of(Effect.READS), true);
    private static final ToolAnnotations WRITING = ToolAnnotations.of(Set.of(Effect.WRITES_PROJECT), false);
    private static final String LONG = "x".repeat(1_800_000);

    static Stream<Arguments> large() {
        return Stream.of(
                Arguments.of(done("Found.", LONG), READING, "validation_error"),
                Arguments.of(done("Found.", "ü".repeat(600_000)), READING, "validation_error"),
                Arguments.of(done("Found.", "\u0001".repeat(200_000)), READING, "validation_error"),
                Arguments.of(done(LONG, ""), READING, "validation_error"),
                Arguments.of(done("Done.", LONG), WRITING, "validation_error"),
                Arguments.of(failed(ErrorCode.NOT_FOUND, "There is no " + LONG, "x"), READING, "not_found"),
                Arguments.of(failed(ErrorCode.BUILD_FAILED, "It failed.", LONG), READING, "build_failed"),
                Arguments.of(failed(ErrorCode.CONFLICT, "Someone else holds it.", LONG), WRITING, "conflict"),
                Arguments.of(failed(ErrorCode.STALE_ANCHOR, LONG, LONG), WRITING, "stale_anchor"),
                Arguments.of(ResultEnvelope.ofFailure(ErrorCode.NOT_FOUND, "None.", null, READING, LONG), READING, "not_found"));
    }

    @ParameterizedTest
    @MethodSource("large")
    void isNeverLargerThanTheLimit(ResultEnvelope envelope, ToolAnnotations hints, String code) {
        var sent = ResponseSizeLimit.apply(envelope, hints);
        assertTrue(sent.text().getBytes(StandardCharsets.UTF_8).length < 10_000);
        assertFalse(sent.ok());
        assertEquals(code, sent.json().path("code").asString());
        assertTrue(sent.json().path("message").asString().startsWith("FAILED: "));
        assertEquals(sent.json(), Json.mapper().readTree(sent.text()));
        assertEquals(!envelope.ok() || hints.readOnly(), !sent.json().path("message").asString().contains("carried out"));
    }

    @Test
    void whatFitsIsLeftAlone() {
        var envelope = done("Found.", "x".repeat(1_000_000));
        var sent = ResponseSizeLimit.apply(envelope, READING);
        assertTrue(sent.ok());
        assertEquals(envelope.toJson(), sent.json());
    }

    /** Text of one byte, and of several bytes, per character. */
    @ParameterizedTest
    @CsvSource({"x, 1", "ü, 2", "漢, 3"})
    void theLimitIsInBytes(String character, int bytes) {
        var room = 1_048_576 - done("", "").toJson().toString().length();
        var most = character.repeat(room / bytes) + "x".repeat(room % bytes);
        assertTrue(ResponseSizeLimit.apply(done("", most), READING).ok());
        var sent = ResponseSizeLimit.apply(done("", most + "x"), READING);
        assertFalse(sent.ok());
        assertEquals("FAILED: The response has 1,048,577 bytes; the limit is 1,048,576.", sent.json().path("message").asString());
        assertEquals("Request less: a smaller limit, one target, file or component, or a narrower query.", sent.json().path("hint").asString());
    }

    @Test
    void whatWasWrittenIsNotWrittenAgainOnlyBecauseTheResponseIsTooLarge() {
        var sent = ResponseSizeLimit.apply(done("Done.", LONG), WRITING).json();
        assertTrue(sent.path("message").asString().startsWith("FAILED: The call was carried out, but its response is too large to send. "), sent::toString);
        assertEquals("Don't repeat the call; check what it did with a read-only tool.", sent.path("hint").asString());
        assertFalse(sent.path("retryable").asBoolean());
    }

    @ParameterizedTest
    @CsvSource({"1992, '', ''", "1992, m, … (cut)", "1991, 😀, … (cut)"})
    void aFailureKeepsTheBeginningOfItsMessage(int kept, String rest, String mark) {
        var sent = ResponseSizeLimit.apply(failed(ErrorCode.CONFLICT, "m".repeat(kept) + rest, LONG), READING).json();
        assertEquals("FAILED: " + "m".repeat(kept) + mark, sent.path("message").asString());
        assertEquals("hint", sent.path("hint").asString());
        assertTrue(sent.path("data").isNull());
        assertTrue(sent.path("retryable").asBoolean());
    }

    @Test
    void aFailureWithoutAHintGetsNone() {
        var sent = ResponseSizeLimit.apply(ResultEnvelope.ofFailure(ErrorCode.CONFLICT, LONG, null, READING, null), READING).json();
        assertTrue(sent.path("hint").isNull(), sent::toString);
    }

    private static ResultEnvelope done(String message, String data) {
        return ResultEnvelope.ofSuccess(message, Json.object().put("name", data), "");
    }

    private static ResultEnvelope failed(ErrorCode code, String message, String data) {
        return ResultEnvelope.ofFailure(code, message, Json.object().put("name", data), READING, "hint");
    }
}
