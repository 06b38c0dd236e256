package io.atopile.mcp.hashline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class AnchoredPageTest {

    @Test
    void showsLinesUntilTheRoomEnds() {
        var lines = Texts.lines("0123456789\n".repeat(100));
        var page = AnchoredPage.of(lines, List.of(new LineRange(1, 100)), new AnchoredPage.Room(200, 50));
        assertTrue(page.next() > 5 && page.next() < 12, "next " + page.next());
        assertEquals(List.of(new LineRange(1, page.next() - 1)), page.whole());
        assertEquals(page.next() - 1, page.content().split("\n").length);
        assertTrue(JsonCost.of(page.content()) <= 200);
    }

    @Test
    void cutsALongLineAndDoesNotCountItAsShown() {
        var lines = Texts.lines("a\n" + "x".repeat(49) + "😀".repeat(10) + "\nb\n");
        var page = AnchoredPage.of(lines, List.of(new LineRange(1, 3)), new AnchoredPage.Room(1_000, 50));
        assertEquals(List.of(LineRange.of(1), LineRange.of(3)), page.whole());
        assertTrue(page.content().contains("x… [cut: 20 more characters]"), page.content());
        assertTrue(page.notes().getFirst().startsWith("line 2 is cut (69 characters)"), page.notes().toString());
    }

    @Test
    void showsTheFirstLineHoweverLittleRoomThereIs() {
        var page = AnchoredPage.of(Texts.lines("0123456789\nb\n"), List.of(new LineRange(1, 2)), new AnchoredPage.Room(1, 50));
        assertEquals(2, page.next());
        assertTrue(page.content().endsWith("|0123456789"));
    }

    @Test
    void namesCharactersThatCantBeSeen() {
        var text = Texts.lines("plain é 漢 “q”\nno\u00A0break\nls\u2028\u0085\nzero\u200Bwidth\ttab\n\u001b[31m\n");
        var page = AnchoredPage.of(text, List.of(new LineRange(1, 5)), AnchoredPage.Room.USUAL);
        assertEquals(
                List.of(
                        "line 2 contains U+00A0",
                        "line 3 contains U+2028, U+0085",
                        "line 4 contains U+200B",
                        "line 5 contains U+001B"),
                page.notes());
    }

    @Test
    void costsWhatJsonCosts() {
        for (var text : List.of("plain", "q\"\\", "\t\r\n", "\u0001", "é", "漢", "😀")) {
            var json = JsonMapper.shared().writeValueAsString(text);
            assertEquals(json.getBytes(UTF_8).length - 2, JsonCost.of(text), text);
        }
        assertFalse(JsonCost.of("") > 0);
    }

    @Test
    void aHostilePatternEndsSoon() {
        var hard = LineMatcher.ofRegex("(a|a|b)*c").orElseThrow();
        assertEquals(LineMatcher.Verdict.TOO_HARD, hard.find("a".repeat(10_000)));
        assertEquals(LineMatcher.Verdict.YES, hard.find("aac"));
        assertTrue(LineMatcher.ofRegex("(").isEmpty());
        assertEquals(LineMatcher.Verdict.YES, LineMatcher.ofLiteral("r1.").find("    R1.value"));
        assertEquals(LineMatcher.Verdict.NO, LineMatcher.ofLiteral("R1.").find("    r1.value"));
        assertEquals(LineMatcher.Verdict.NO, LineMatcher.ofLiteral("r1.").find("    r12"));
    }
}
