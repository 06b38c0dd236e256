package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts are written with one letter a line; a dot is a blank line. */
final class NearbyLinesTest {

    @ParameterizedTest(name = "{0} -> {1}, {2}: {3}")
    @CsvSource(nullValues = "-", value = {
        // nothing is known of what was seen: the numbers alone
        "-, abcdefghijklmnop, 8, 6-10",
        "-, abcdefghijklmnop, 1, 1-3",
        "-, abcdefghijklmnop, 16, 14-16",
        "-, abcdefghijklmnop, 99, 14-16",
        "-, ab, 1, 1-2",
        // the one place where the line stands now
        "abcdef, uvwxyzUVWXabcdef, 2, 1-4 10-14",
        "uvwxyzUVWXabcdef, abcdefUVWXYZ, 13, 1-5 10-12",
        "abcdef, abcdef, 2, 1-4",
        "abcdefghijklmnop, bcdefghijklmnop, 9, 6-11",
        // a line at either end of the text
        "abcdef, fbcdeXXXXXXa, 1, 1-3 10-12",
        "abcdef, fbcdeXXXXXXa, 6, 1-8",
        // it is gone, or has twins, or is blank, or was never there
        "abcdef, uvwxyzUVWXacdef, 2, 1-4",
        "abcdef, uvwxyzUVWXabbcdef, 2, 1-4",
        "abcdef, bvwxyzUVWXabcdef, 2, 1-4",
        "a.cdef, uvwxyzUVWXa.cdef, 2, 1-4",
        "abcdef, uvwxyzUVWXabcdef, 7, 5-9",
        // views that meet are one
        "-, abcdefghijklmnop, 3+8, 1-10",
        "-, abcdefghijklmnop, 3+9, 1-5 7-11",
        "-, abcdefghijklmnop, 9+3, 1-5 7-11",
    })
    void showsTheQuotedNumbersAndTheOnePlaceOfTheirText(@Nullable String seen, String current, String quoted, String shown) {
        var edits = Arrays.stream(quoted.split("\\+", -1)).map(number -> edit(Integer.parseInt(number))).toList();
        assertEquals(shown, show(seen, current, edits));
    }

    @Test
    void anEmptyTextHasNothingToShow() {
        assertEquals(List.of(), NearbyLines.of(Optional.empty(), lines(""), List.of(edit(1))));
    }

    @Test
    void eightQuotedLinesAreShownAtMost() {
        var current = "abcdefghij".repeat(10);
        var edits = List.of(1, 11, 21, 31, 41, 51, 61, 71, 81, 91).stream().map(NearbyLinesTest::edit).toList();
        assertEquals("1-3 9-13 19-23 29-33 39-43 49-53 59-63 69-73", show(null, current, edits));
    }

    private static String show(@Nullable String seen, String current, List<LineEdit> edits) {
        return NearbyLines.of(Optional.ofNullable(seen).map(NearbyLinesTest::text), text(current), edits).stream()
                .map(range -> range.first() + "-" + range.last())
                .collect(Collectors.joining(" "));
    }

    private static LineEdit edit(int line) {
        return new LineEdit.InsertAfter(new Anchor(line, 0), "x");
    }

    private static TextLines text(String letters) {
        return lines(letters.chars().mapToObj(letter -> letter == '.' ? "\n" : Character.toString(letter) + "\n").collect(Collectors.joining()));
    }
}
