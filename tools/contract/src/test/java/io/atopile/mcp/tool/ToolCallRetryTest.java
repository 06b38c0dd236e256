package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolCallRetryTest {

    private static final String TRANSIENT = "transient_backend_error";

    @ParameterizedTest
    @CsvSource({
        "true, ok, ok, 1",
        "true, conflict ok, conflict, 1",
        "true, transient_backend_error ok, ok, 2",
        "true, transient_backend_error transient_backend_error transient_backend_error ok, transient_backend_error, 3",
        "false, transient_backend_error ok, transient_backend_error, 1"
    })
    void onlyTransientFailuresOfHarmlessCallsAreRepeated(boolean harmless, String codes, String last, int calls) {
        Deque<String> left = new ArrayDeque<>(List.of(codes.split(" ", -1)));
        var all = left.size();
        assertEquals(last, ToolCallRetry.call(harmless, new CancellationSignal(), code -> code, left::removeFirst));
        assertEquals(calls, all - left.size());
    }

    @Test
    void aCancelledCallIsNotRepeated() {
        var cancellation = new CancellationSignal();
        cancellation.cancel(CancellationSignal.Reason.CLIENT);
        var made = new ArrayList<String>();
        var result = ToolCallRetry.call(true, cancellation, code -> code, () -> {
            made.add("call");
            return TRANSIENT;
        });
        assertEquals(TRANSIENT, result);
        assertEquals(List.of("call"), made);
    }

    @Test
    void theEnvelopeIsInTheStructuredContentOrInTheLastText() {
        var image = new ContentBlock.Image("AA==", "image/png");
        var text = new ContentBlock.Text("{\"code\":\"ok\"}");
        assertEquals(Optional.of(Json.object().put("code", "ok")), new CallToolResult(List.of(image, text), null, false).findEnvelope());
        assertEquals(Optional.of(Json.object().put("a", 1)), new CallToolResult(List.of(text), Json.object().put("a", 1), false).findEnvelope());
        assertEquals(Optional.empty(), CallToolResult.ofText("{no json").findEnvelope());
        assertEquals(Optional.empty(), CallToolResult.ofText("[1]").findEnvelope());
        assertEquals(Optional.empty(), new CallToolResult(List.of(image), null, false).findEnvelope());
    }
}
