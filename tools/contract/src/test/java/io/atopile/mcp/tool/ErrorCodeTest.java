package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCodeTest {

    /** Whether the very same call may be made again: of a tool that reads, of one that writes but may be repeated, of one that writes. */
    @ParameterizedTest
    @CsvSource({
        "VALIDATION_ERROR, false, false, false",
        "NOT_FOUND, false, false, false",
        "STALE_ANCHOR, false, false, false",
        "CONFLICT, true, true, true",
        "BUILD_FAILED, false, false, false",
        "UNVERIFIED, false, false, false",
        "CAPABILITY_MISSING, false, false, false",
        "POLICY_DENIED, false, false, false",
        "APPROVAL_REQUIRED, false, false, false",
        "BUDGET_EXHAUSTED, false, false, false",
        "TRANSIENT_BACKEND_ERROR, true, true, true",
        "TIMEOUT, true, true, false",
        "CANCELLED, false, false, false",
        "INTERNAL_ERROR, false, false, false"
    })
    void aCallMayBeRepeated(ErrorCode code, boolean reads, boolean repeatable, boolean writes) {
        assertEquals(reads, code.isRetryable(ToolAnnotations.of(Set.of(Effect.READS), false)));
        assertEquals(repeatable, code.isRetryable(ToolAnnotations.of(Set.of(Effect.WRITES_PROJECT), true)));
        assertEquals(writes, code.isRetryable(ToolAnnotations.of(Set.of(Effect.WRITES_PROJECT), false)));
    }
}
