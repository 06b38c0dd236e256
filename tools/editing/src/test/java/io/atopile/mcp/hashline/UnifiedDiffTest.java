package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A difference reads as {@code diff -U3} writes it. Where not said otherwise, texts are written with one letter a line. */
final class UnifiedDiffTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(nullValues = "-", ignoreLeadingAndTrailingWhitespace = false, delimiter = '|', value = {
        "abcdefghijkl|abcdefXhijkl|@@ -4,7 +4,7 @@/ d/ e/ f/-g/+X/ h/ i/ j",
        "abcdefghijkl|Xbcdefghijkl|@@ -1,4 +1,4 @@/-a/+X/ b/ c/ d",
        "abcdefghijkl|abcdefghijkX|@@ -9,4 +9,4 @@/ i/ j/ k/-l/+X",
        "abcdefghijkl|abcdefghijklX|@@ -10,3 +10,4 @@/ j/ k/ l/+X",
        "abcdefghijkl|Xabcdefghijkl|@@ -1,3 +1,4 @@/+X/ a/ b/ c",
        "abcdefghijkl|bcdefghijkl|@@ -1,4 +1,3 @@/-a/ b/ c/ d",
        "abcdefghijkl|abcdefghijk|@@ -9,4 +9,3 @@/ i/ j/ k/-l",
        "abcdefgh|abcXYdefgh|@@ -1,6 +1,8 @@/ a/ b/ c/+X/+Y/ d/ e/ f",
        "abcdefgh|abfgh|@@ -1,8 +1,5 @@/ a/ b/-c/-d/-e/ f/ g/ h",
        // six unchanged lines between two changes join them, seven don't
        "abcdefghijklmnop|abcXefghijYlmnop|@@ -1,14 +1,14 @@/ a/ b/ c/-d/+X/ e/ f/ g/ h/ i/ j/-k/+Y/ l/ m/ n",
        "abcdefghijklmnop|abcXefghijkYmnop|@@ -1,7 +1,7 @@/ a/ b/ c/-d/+X/ e/ f/ g/@@ -9,7 +9,7 @@/ i/ j/ k/-l/+Y/ m/ n/ o",
        "abcdefghijklmnop|bcdefghijklmnXop|@@ -1,4 +1,3 @@/-a/ b/ c/ d/@@ -12,5 +11,6 @@/ l/ m/ n/+X/ o/ p",
        // from nothing and to nothing
        "-|ab|@@ -0,0 +1,2 @@/+a/+b",
        "ab|-|@@ -1,2 +0,0 @@/-a/-b",
        "ab|ab|-",
    })
    void showsThreeLinesAroundEachChange(@Nullable String before, @Nullable String after, @Nullable String diff) {
        assertEquals(diff == null ? "" : diff.replace('/', '\n'), diff(written(before), written(after)));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            a_b_ | a~b~ | (line endings change from LF to CRLF)
            a_b_ | a_b | (line endings change from LF to LF+NONE)
            a_b | a_b_ | (line endings change from LF+NONE to LF)
            a_b~c | a_b_c_ | (line endings change from LF+CRLF+NONE to LF)
            a_b~ | a~b_ | ''
            a_ | ^a_ | (the byte order mark is added)
            ^a_ | a_ | (the byte order mark is removed)
            ^a_ | a~ | (line endings change from LF to CRLF)/(the byte order mark is removed)
            ^a_ | ^a_ | ''
            """)
    void tellsWhatLinesDontShow(String before, String after, String told) {
        assertEquals(told.replace('/', '\n'), diff(lines(unescape(before)), lines(unescape(after))));
    }

    @Test
    void theEndingsOfAnEmptyTextAreNotMentioned() {
        assertEquals("@@ -0,0 +1,1 @@\n+a", diff(lines(""), lines("a\r\n")));
        assertEquals("@@ -1,1 +0,0 @@\n-a", diff(lines("a"), lines("")));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(nullValues = "-", value = {
        "abc, abc, -",
        "abcdef, aXcdYf, 1+1>1+1 4+1>4+1",
        "abcdef, acdef, 1+1>1+0",
        "abcdef, abXcdef, 2+0>2+1",
        "abcdef, bcdefa, 0+1>0+0 6+0>5+1",
        "abcdef, defabc, 0+3>0+0 6+0>3+3",
        "aab, ab, 1+1>1+0",
        "ab, aab, 1+0>1+1",
        "abcd, XYZ, 0+4>0+3",
        "-, ab, 0+0>0+2",
        "ab, -, 0+2>0+0",
        // the fewest lines
        "axbxcx, xaxbxc, 0+0>0+1 5+1>6+0",
    })
    void asFewLinesDifferAsPossible(@Nullable String before, @Nullable String after, @Nullable String hunks) {
        var found = LineDiff.computeHunks(written(before), written(after));
        var both = found.stream().map(hunk -> "%d+%d>%d+%d".formatted(hunk.oldBefore(), hunk.oldCount(), hunk.newBefore(), hunk.newCount()));
        assertEquals(hunks == null ? "" : hunks, both.collect(Collectors.joining(" ")));
    }

    @Test
    void tooManyLinesAreOneBlock() {
        assertEquals(
                List.of(new DiffHunk(0, 1000, 0, 1000), new DiffHunk(1001, 999, 1001, 999)), LineDiff.computeHunks(strangers("a", 2000), strangers("b", 2000)));
        assertEquals(List.of(new DiffHunk(0, 2000, 0, 2001)), LineDiff.computeHunks(strangers("a", 2000), strangers("b", 2001)));
    }

    /** As many lines as given, of which only the one after the first thousand is the same for every name. */
    private static TextLines strangers(String name, int count) {
        return lines(IntStream.range(0, count).mapToObj(i -> i == 1000 ? "same\n" : name + i + "\n").collect(Collectors.joining()));
    }

    private static String diff(TextLines before, TextLines after) {
        return UnifiedDiff.of(before, after, LineDiff.computeHunks(before, after));
    }

    private static TextLines written(@Nullable String letters) {
        return lines(letters == null ? "" : letters.replaceAll("(.)", "$1\n"));
    }

    private static String unescape(String text) {
        return text.replace("_", "\n").replace("~", "\r\n").replace("^", "\uFEFF");
    }
}
