package io.atopile.mcp.hashline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"plain", "", "\"q\"", "a\\b", "a\tb", "\u0001", "\u007f", "é", "漢字", "😀", "\u00A0"})
    void aLineIsShownIfItFitsAsJson(String line) {
        var text = Texts.lines(line + "\n" + line + "\n");
        var cost = JsonMapper.shared().writeValueAsString(line).getBytes(UTF_8).length - 2;
        var first = "1:0000|".length() + cost + 1;
        var second = "n2:0000|".length() + cost + 1;
        assertEquals(0, AnchoredPage.of(text, List.of(new LineRange(1, 2)), new AnchoredPage.Room(first + second, 50)).next());
        var less = AnchoredPage.of(text, List.of(new LineRange(1, 2)), new AnchoredPage.Room(first + second - 1, 50));
        assertEquals(2, less.next());
        assertEquals(text.anchor(1) + "|" + line, less.content());
        assertEquals(List.of(LineRange.of(1)), less.whole());
    }

    @Test
    void numbersOfAnyLengthAndLongPagesAreWrittenOut() {
        var text = Texts.lines(IntStream.rangeClosed(1, 10_001).mapToObj(i -> (i % 2 == 0 ? "line " : "Zeile é ") + i + "\n").collect(Collectors.joining()));
        var wanted = List.of(new LineRange(9, 11), new LineRange(99, 400), new LineRange(999, 1001), new LineRange(9_999, 10_001));
        var page = AnchoredPage.of(text, wanted, AnchoredPage.Room.LARGEST);
        var expected = wanted.stream()
                .flatMapToInt(range -> IntStream.rangeClosed(range.first(), range.last()))
                .mapToObj(line -> text.anchor(line) + "|" + text.getText(line))
                .collect(Collectors.joining("\n"));
        assertEquals(expected, page.content());
        assertEquals(wanted, page.whole());
        assertEquals(List.of(), page.notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain ASCII", "Zeile é"})
    void aLongPageIsWrittenOut(String line) {
        var text = Texts.lines((line.repeat(20) + "\n").repeat(100));
        var page = AnchoredPage.of(text, List.of(new LineRange(1, 100)), AnchoredPage.Room.LARGEST);
        assertEquals(List.of(new LineRange(1, 100)), page.whole());
        assertTrue(page.content().endsWith(text.anchor(100) + "|" + line.repeat(20)), page.content());
        var single = Texts.lines(line.repeat(1_000) + "\n");
        assertEquals(single.anchor(1) + "|" + line.repeat(1_000), AnchoredPage.of(single, List.of(LineRange.of(1)), AnchoredPage.Room.ONE_LINE).content());
    }

    @ParameterizedTest
    @CsvSource({"x, 50, 50", "é, 50, 50", "x, 51, -1", "é, 51, -1", "😀, 25, 50", "😀, 26, -1"})
    void onlyALineBeyondTheLimitIsCut(String character, int times, int whole) {
        var text = Texts.lines(character.repeat(times) + "\n");
        var page = AnchoredPage.of(text, List.of(LineRange.of(1)), new AnchoredPage.Room(1_000, 50));
        assertEquals(whole > 0, page.whole().equals(List.of(LineRange.of(1))));
        assertEquals(whole > 0, page.content().equals(text.anchor(1) + "|" + character.repeat(times)), page.content());
        assertEquals(whole > 0, page.notes().isEmpty());
    }

    @Test
    void elevenNotesAreMadeAtMost() {
        var page = AnchoredPage.of(Texts.lines("\u00A0\n".repeat(14)), List.of(new LineRange(1, 14)), AnchoredPage.Room.USUAL);
        assertEquals(11, page.notes().size());
        assertEquals("line 10 contains U+00A0", page.notes().get(9));
        assertEquals("more lines are cut or contain unusual characters", page.notes().getLast());
        assertEquals(10, AnchoredPage.of(Texts.lines("\u00A0\n".repeat(10)), List.of(new LineRange(1, 10)), AnchoredPage.Room.USUAL).notes().size());
    }

    @Test
    void fourCharactersOfALineAreNamed() {
        var page = AnchoredPage.of(Texts.lines("\u200B\u200B\u00AD\u2007\u3000\u2009\n"), List.of(LineRange.of(1)), AnchoredPage.Room.USUAL);
        assertEquals(List.of("line 1 contains U+200B, U+00AD, U+2007, U+3000"), page.notes());
    }

    @Test
    void costsWhatJsonCosts() {
        for (var c = 0; c < 0xD800; c++) {
            assertEquals(JsonMapper.shared().writeValueAsString(Character.toString(c)).getBytes(UTF_8).length - 2, JsonCost.of(Character.toString(c)));
        }

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
