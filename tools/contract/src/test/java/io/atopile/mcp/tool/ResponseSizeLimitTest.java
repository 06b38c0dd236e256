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

    private static ResultEnvelope done(String message, String data) {
        return ResultEnvelope.ofSuccess(message, Json.object().put("name", data));
    }

    private static ResultEnvelope failed(ErrorCode code, String message, String data) {
        return ResultEnvelope.ofFailure(code, message, Json.object().put("name", data), READING, "hint");
    }
}
