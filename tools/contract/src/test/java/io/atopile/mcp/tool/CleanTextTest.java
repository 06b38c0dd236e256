package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "\u001b[2J\u001b[H", "\u001b]0;title\u0007", "\u001b]8;;http://x\u001b\\", "\u009b31m", "a\rb", "a\bb", "a\u007fb", "\u202e txt",
        "\u2066x\u2069", "\u061c", "a\u200bb", "a\u200db", "\ufeffx", "a\u00adb", "a\u2028b", "a\u2029b", "a\u0085b", "a\u000bb",
        "a\fb", "a\u00a0b", "a\u3000b", "a\u3164b", "a\u2800b", "a\u115fb", "a\u034fb", "x\ufe00", "x\ufe0f", "x\udb40\udd00", "x\udb40\uddef",
        "\udb40\udc41", "\ue000", "\ud800", "a\u0000b"
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

    /** What fonts need, such as the joiner of an emoji, stays in a report. */
    static Stream<Arguments> reports() {
        return Stream.of(
                Arguments.of("\u001b[2J", "⟨U+001B⟩[2J"), Arguments.of("a\rb", "a⟨U+000D⟩b"), Arguments.of("a\r\n\tb", "a\n\tb"),
                Arguments.of("\u202ex", "⟨U+202E⟩x"), Arguments.of("\ufeffx", "⟨U+FEFF⟩x"), Arguments.of("a\u200bb", "a⟨U+200B⟩b"),
                Arguments.of("👩\u200d🔧", "👩\u200d🔧"), Arguments.of("a\u200cb", "a\u200cb"), Arguments.of("❤\ufe0f", "❤\ufe0f"),
                Arguments.of("a\u00a0b", "a\u00a0b"), Arguments.of("a\ue000b", "a\ue000b"), Arguments.of("a\u2028b", "a⟨U+2028⟩b"),
                Arguments.of("a\u2029b", "a⟨U+2029⟩b"), Arguments.of("\ud800", "⟨U+D800⟩"), Arguments.of("a\u0378b", "a⟨U+0378⟩b"),
                Arguments.of("x\udb40\udd00", "x⟨U+E0100⟩"), Arguments.of("x\udb40\uddef", "x⟨U+E01EF⟩"), Arguments.of("10 kΩ ±5 %", "10 kΩ ±5 %"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aReportKeepsWhatIsReadable(String text, String clean) {
        assertEquals(clean, CleanText.cleanReport(text));
    }

    static Stream<Arguments> reportLines() {
        return Stream.of(
                Arguments.of(" a\n\n\tb ", "a b"), Arguments.of("a\r\nb", "a b"), Arguments.of("a\u0085\u2028b\u2029c", "a b c"),
                Arguments.of("a\u001bb\n", "a⟨U+001B⟩b"), Arguments.of(" \n", ""));
    }

    @ParameterizedTest
    @MethodSource("reportLines")
    void aLineOfAReportIsOneLine(String text, String clean) {
        assertEquals(clean, CleanText.cleanReportLine(text));
    }

    static Stream<Arguments> pieces() {
        return Stream.of(
                Arguments.of("a\nb\tc", "a\nb\tc"), Arguments.of("a\u001b[2Jb\u0007\r\n", "a[2Jb\n"), Arguments.of("\u0000\u007f\u009f", ""),
                Arguments.of(" ä 漢字 😀 \u202e", " ä 漢字 😀 \u202e"), Arguments.of("half \ud83d", "half \ud83d"));
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void controlsAreRemovedFromAPieceOfText(String text, String clean) {
        assertEquals(clean, CleanText.removeControls(text));
    }

    @ParameterizedTest
    @CsvSource({"abc, 2, ab", "a😀b, 1, a", "a😀b, 2, a", "a😀b, 3, a😀", "😀b, 1, ''"})
    void aTextIsCutBetweenCharacters(String text, int length, String cut) {
        assertEquals(cut, CleanText.truncate(text, length));
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
