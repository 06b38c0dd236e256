package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "\u001b[2J\u001b[H", "\u001b]0;title\u0007", "\u001b]8;;http://x\u001b\\", "\u009b31m", "a\rb", "a\bb", "a\u007fb", "\u202e txt",
        "\u2066x\u2069", "\u061c", "a\u200bb", "a\u200db", "\ufeffx", "a\u00adb", "a\u2028b", "a\u2029b", "a\u0085b", "a\u000bb",
        "a\fb", "a\u00a0b", "a\u3000b", "a\u3164b", "a\u2800b", "x\ufe0f", "\udb40\udc41", "\ue000", "\ud800", "a\u0000b"
    })
    void whatSteersOrHidesIsShownAsItsCodePoint(String text) {
        var clean = CleanText.cleanLines("before\n" + text + "\nafter");
        assertEquals(3, clean.lines().count(), clean);
        assertTrue(clean.contains("<U+"), clean);
        assertTrue(clean.codePoints().noneMatch(point -> point != '\n' && (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT)), clean);
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        for (var text : new String[] {"    r = new Resistor\n\tx = 10kΩ ±5 % # µ, ä, 漢字, 😀\n\n  y", "<b>**no** `markup`</b>", ""}) {
            assertEquals(text, CleanText.cleanLines(text));
        }
        assertEquals("a\nb", CleanText.cleanLines("a\r\nb"));
        assertEquals("a<U+000A>b", CleanText.cleanLine("a\nb"));
    }

    @Test
    void aPreviewIsBoundedAndSaysWhatItLeavesOut() {
        var body = "    line\n".repeat(99) + "  last";
        var preview = new CallPreview("Write\u001b[2J a.ato\nsecond", body);
        assertEquals("Write<U+001B>[2J a.ato<U+000A>second", preview.title());
        assertTrue(preview.exceeds(40, 200));
        var shown = preview.truncate(40, 200);
        assertEquals(42, shown.lines().count());
        assertTrue(shown.endsWith("    line\n(60 more lines)"), shown);
        assertTrue(preview.whole().endsWith("\n  last"));
        var wide = new CallPreview("t", "x".repeat(5_000));
        assertTrue(wide.exceeds(40, 200));
        assertTrue(wide.truncate(40, 200).endsWith("x… (5000 characters)"));
        assertFalse(new CallPreview("t", "short").exceeds(40, 200));
    }

    @Test
    void argumentsAreShownWithTheirLinesAndIndentation() {
        var arguments = Json.object().put("path", "a.ato").put("content", "module App:\n    pass\n");
        arguments.set("edits", Json.mapper().valueToTree(Map.of("op", "delete")));
        assertEquals(
                "Write it\npath: a.ato\ncontent:\n    module App:\n        pass\nedits:\n    {\n      \"op\" : \"delete\"\n    }",
                CallPreview.ofArguments("Write it", arguments).whole());
    }
}
