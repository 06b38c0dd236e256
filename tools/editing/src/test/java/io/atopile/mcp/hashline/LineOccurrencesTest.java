package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts are written with one letter a line. */
final class LineOccurrencesTest {

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource({
        "abcabc, abc, 0 3",
        "abcabc, c, 2 5",
        "abcabc, x, ''",
        "abcabc, abcabca, ''",
        "aaaa, aa, 0 1 2",
        "abababab, abab, 0 2 4",
        "aabaabaaab, aabaa, 0 3",
        "aaab, aab, 1",
        "abacabab, abab, 4",
        "ababcababab, ababab, 5",
        "aabaaabaaac, aabaaac, 4",
    })
    void findsEveryPlaceEvenWhereTheyOverlap(String text, String piece, String places) {
        var found = LineOccurrences.of(numbers(text), numbers(piece), 0, piece.length());
        assertEquals(places, IntStream.range(0, found.count()).mapToObj(i -> Integer.toString(found.start(i))).collect(Collectors.joining(" ")));
        var middle = LineOccurrences.of(numbers(text), numbers("xy" + piece + "z"), 2, piece.length());
        assertEquals(found.count(), middle.count());
    }

    @Test
    void findsAnyNumberOfPlaces() {
        var found = LineOccurrences.of(numbers("a".repeat(100)), numbers("aaa"), 0, 3);
        assertEquals(98, found.count());
        assertEquals(97, found.start(97));
        assertEquals(50, found.turnOf(50));
        assertEquals(49, found.filter(start -> start > 48).count());
    }

    @Test
    void equalLinesOfTwoTextsHaveOneNumber() {
        var first = lines("a\nb\r\na\n\nc");
        var second = lines("c\nd\na\n\n\nb\n");
        var interner = new LineInterner(first, second);
        assertArrayEquals(new int[] {1, 2, 1, 3, 4}, interner.ofFirst());
        assertArrayEquals(new int[] {4, 5, 1, 3, 3, 2}, interner.ofSecond());
        assertEquals(5, interner.words());
        assertArrayEquals(new int[] {0, 2, 1, 1, 1, 0}, interner.countOccurrences(new int[] {1, 2, 1, 3, 4}));
    }

    @Test
    void manyDifferentLinesHaveDifferentNumbers() {
        var text = lines(IntStream.range(0, 5_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining()));
        var interner = new LineInterner(text, text);
        assertArrayEquals(IntStream.rangeClosed(1, 5_000).toArray(), interner.ofFirst());
        assertArrayEquals(IntStream.rangeClosed(1, 5_000).toArray(), interner.ofSecond());
    }

    private static int[] numbers(String letters) {
        return letters.chars().toArray();
    }
}
