package io.atopile.mcp.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.model.Content;
import io.atopile.mcp.model.Item;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void fourBytesAreAToken() {
        assertEquals(0, Tokens.of(""));
        assertEquals(1, Tokens.of("a"));
        assertEquals(2, Tokens.of("ohms5"));
    }

    @Test
    void bytesAreThoseOfUtf8() {
        for (var text : List.of("plain", "5 kΩ ±1 %", "電阻器", "😀", "a\ud83d")) {
            assertEquals(text.getBytes(StandardCharsets.UTF_8).length, Tokens.bytes(text), text);
        }
    }

    @Test
    void aPictureCostsTheSameHoweverLongItsUrl() {
        var small = new Item.Output("1", List.of(new Content.Image("data:image/png;base64,AAAA")));
        var large = new Item.Output("1", List.of(new Content.Image("data:image/png;base64," + "A".repeat(1_000_000))));
        assertEquals(Tokens.of(small), Tokens.of(large));
    }

    @Test
    void everyKindOfItemCounts() {
        var items = List.<Item>of(
                Item.Message.of(Item.Role.USER, "x".repeat(400)),
                new Item.Call("1", "build_run", "{}"),
                Item.Output.of("1", "x".repeat(400)),
                new Item.Reasoning(Optional.empty(), List.of("thought"), Optional.of("A".repeat(400))),
                new Item.Other("{\"type\":\"other\"}"));
        assertEquals(items.stream().mapToLong(Tokens::of).sum(), Tokens.of(items));
        assertTrue(items.stream().allMatch(item -> Tokens.of(item) > 8));
        assertEquals(108, Tokens.of(items.getFirst()));
    }
}
