package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextLinesTest {

    /** Anchors are kept on disk, so another release must compute the same ones. */
    @Test
    void anAnchorIsTheSameInEveryRelease() {
        var text = lines("module App:\n\n    r1 = new Resistor\n    # 10 kΩ\n");
        assertEquals("1:43d5 2:3cd6 3:6e44 4:8dc5", "%s %s %s %s".formatted(text.anchor(1), text.anchor(2), text.anchor(3), text.anchor(4)));
        assertEquals("43d5", text.anchor(1).hashText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {"|true", " |true", "\t |true", "x|false", " x|false", "\u00A0|false"})
    void aBlankLineHoldsNothingButSpacesAndTabs(@Nullable String line, boolean blank) {
        assertEquals(blank, lines((line == null ? "" : line) + "\r\n").isBlank(1));
    }

    @Test
    void theWholeTextHasNoByteOrderMark() {
        assertEquals("a\r\nb", lines("\uFEFFa\r\nb").whole());
        assertEquals("", lines("").whole());
    }

    @Test
    void linesAreComparedWithoutTheirEndings() {
        var text = lines("a\r\nb\na\rab");
        assertEquals(true, text.hasSameText(1, text, 3));
        assertEquals(false, text.hasSameText(1, text, 2));
        assertEquals(false, text.hasSameText(1, text, 4));
        assertEquals(true, text.hasSameBytes(lines("a\r\nb\na\rab")));
        assertEquals(false, text.hasSameBytes(lines("a\nb\na\rab")));
    }

    @ParameterizedTest
    @CsvSource({"q5bi7rjc, q5bi7rjc", "Q5BI7RJC, q5bi7rjc", "' q5bi7rjc ', q5bi7rjc", "rev=q5bi7rjc, q5bi7rjc", "REV=q5bi7rjc, q5bi7rjc"})
    void aRevisionIsReadAsCallersWriteIt(String written, String revision) {
        assertEquals(Optional.of(revision), FileRevision.parseShortForm(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rev=", "q5bi7rj", "q5bi7rjcc", "q5bi7rj1", "q5bi7rj8", "rev q5bi7rjc", "q5bi-rjc"})
    void anythingElseIsNoRevision(String written) {
        assertEquals(Optional.empty(), FileRevision.parseShortForm(written));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 5", "0, 3", "3, 2"})
    void aRangeOfLinesBeginsAtOneAndDoesNotEndBeforeItBegins(int first, int last) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new LineRange(first, last));
        assertEquals("Not a range of lines: %d-%d".formatted(first, last), refused.getMessage());
    }

    @Test
    void aRangeSaysHowManyLinesItHas() {
        assertEquals("line 3", LineRange.of(3).toString());
        assertEquals("lines 3-5", new LineRange(3, 5).toString());
        assertEquals(3, new LineRange(3, 5).count());
    }
}
