package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ToolFailureTest {

    record Nothing() {}

    static Stream<Arguments> failures() {
        var hinted = new ToolFailure(ErrorCode.NOT_FOUND, "No such file.", "Nearest: a.ato.");
        var plain = new ToolFailure(ErrorCode.CONFLICT, "It is in use.");
        return Stream.of(
                Arguments.of(hinted, ErrorCode.NOT_FOUND, "No such file.", Optional.of("Nearest: a.ato.")),
                Arguments.of(plain, ErrorCode.CONFLICT, "It is in use.", Optional.empty()),
                Arguments.of(hinted.toUnwritten(), ErrorCode.NOT_FOUND, "NOTHING WAS WRITTEN. No such file.", Optional.of("Nearest: a.ato.")),
                Arguments.of(hinted.toUnwritten().toUnwritten(), ErrorCode.NOT_FOUND, "NOTHING WAS WRITTEN. No such file.", Optional.of("Nearest: a.ato.")),
                Arguments.of(ToolFailure.ofUnwritten(ErrorCode.CONFLICT, "x"), ErrorCode.CONFLICT, "NOTHING WAS WRITTEN. x", Optional.empty()),
                Arguments.of(ToolFailure.ofUnwritten(ErrorCode.CONFLICT, "x", "y"), ErrorCode.CONFLICT, "NOTHING WAS WRITTEN. x", Optional.of("y")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsAnsweredWithItsCodeMessageAndHint(ToolFailure failure, ErrorCode code, String message, Optional<String> hint) {
        assertEquals(new ToolResult.Failed<Nothing>(code, message, hint, Optional.empty()), failure.<Nothing>toResult());
        assertEquals(new ToolResult.Failed<Nothing>(failure.code(), failure.message(), failure.hint(), Optional.empty()), failure.<Nothing>toResult());
        assertEquals(message, failure.getMessage());
        assertEquals(0, failure.getStackTrace().length);
    }
}
