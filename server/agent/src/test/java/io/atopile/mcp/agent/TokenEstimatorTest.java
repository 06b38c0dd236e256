package io.atopile.mcp.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.model.ContentPart;
import io.atopile.mcp.model.ConversationItem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenEstimatorTest {

    @Test
    void fourBytesAreAToken() {
        assertEquals(0, TokenEstimator.of(""));
        assertEquals(1, TokenEstimator.of("a"));
        assertEquals(2, TokenEstimator.of("ohms5"));
    }

    @Test
    void bytesAreThoseOfUtf8() {
        for (var text : List.of("plain", "5 kΩ ±1 %", "電阻器", "😀", "a\ud83d", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff", "\ud800\udc00")) {
            assertEquals(text.getBytes(StandardCharsets.UTF_8).length, TokenEstimator.countBytes(text), text);
        }
    }

    @Test
    void aPictureCostsTheSameHoweverLongItsUrl() {
        var small = new ConversationItem.Output("1", List.of(new ContentPart.Image("data:image/png;base64,AAAA")));
        var large = new ConversationItem.Output("1", List.of(new ContentPart.Image("data:image/png;base64," + "A".repeat(1_000_000))));
        assertEquals(TokenEstimator.of(small), TokenEstimator.of(large));
    }

    @Test
    void everyKindOfItemCounts() {
        var items = List.<ConversationItem>of(
                ConversationItem.Message.of(ConversationItem.Role.USER, "x".repeat(400)),
                new ConversationItem.Call("1", "build_run", "{}"),
                ConversationItem.Output.of("1", "x".repeat(400)),
                new ConversationItem.Reasoning(Optional.empty(), List.of("thought"), Optional.of("A".repeat(400))),
                new ConversationItem.Other("{\"type\":\"other\"}"));
        assertEquals(items.stream().mapToLong(TokenEstimator::of).sum(), TokenEstimator.of(items));
        assertEquals(List.of(108, 8 + 3 + 1, 108, 8 + 2 + 75, 8 + 4), items.stream().map(TokenEstimator::of).toList());
    }
}
