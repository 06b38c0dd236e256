package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallToolResultTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "NOT_FOUND | There is no tool x. | Nearest: y. | {'ok':false,'code':'not_found','message':'FAILED: There is no tool x.','data':null,'retryable':false,'hint':'Nearest: y.'}",
        "CONFLICT | It is in use. | `` | {'ok':false,'code':'conflict','message':'FAILED: It is in use.','data':null,'retryable':false,'hint':null}"
    })
    void aCallThatReachedNoToolFailsInTheSameFormat(ErrorCode code, String message, String hint, String envelope) {
        var result = CallToolResult.ofFailure(code, message, hint);
        var json = envelope.replace('\'', '"');
        assertEquals(Json.mapper().readTree(json), result.structured());
        assertEquals(List.of(new ContentBlock.Text(json)), result.blocks());
        assertEquals(true, result.isError());
    }

    @Test
    void aTextIsItsOnlyBlock() {
        assertEquals(new CallToolResult(List.of(new ContentBlock.Text("a")), null, false), CallToolResult.ofText("a"));
        assertEquals(new CallToolResult(List.of(new ContentBlock.Text("a")), null, true), CallToolResult.ofError("a"));
        assertEquals(Optional.of("a"), CallToolResult.ofText("a").findText());
        assertNull(CallToolResult.ofText("a").structured());
    }

    @Test
    void theLastTextIsFoundAmongOtherBlocks() {
        var image = new ContentBlock.Image("AA==", "image/png");
        var result = new CallToolResult(List.of(new ContentBlock.Text("a"), new ContentBlock.Text("b"), image), null, false);
        assertEquals(Optional.of("b"), result.findText());
        assertEquals(Optional.empty(), new CallToolResult(List.of(image), null, false).findText());
    }
}
