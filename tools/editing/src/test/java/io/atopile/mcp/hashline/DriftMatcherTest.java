package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts are written with one letter a line; a dot is a blank line. */
final class DriftMatcherTest {

    @ParameterizedTest(name = "{0} -> {1}: {2}-{3}")
    @CsvSource(nullValues = "-", value = {
        // nothing near is touched
        "abcdefgh,xabcdefgh,4,4,5,5", "abcdefgh,abcdefghx,4,4,4,4", "abcdefgh,bcdefgh,4,5,3,4", "abcdefgh,axbcdefgh,5,5,6,6",
        // the lines themselves are
        "abcdefgh,abcxefgh,4,4,-,-", "abcdefgh,abcdxefgh,4,5,-,-", "abcdefgh,abcefgh,4,4,-,-", "abcdefgh,abcddefgh,4,4,-,-",
        // they stand alone among strangers
        "abcdefgh,abxdyfgh,4,4,-,-",
        // one neighbour changed, the other side is as it was
        "abcdefgh,xbcdYfgh,4,4,-,-", "abcdefgh,abcdefXh,5,5,5,5",
        // at an edge the edge must stay
        "abcd,xabcd,1,1,-,-", "abcd,abcdx,2,2,2,2", "abcd,abxcd,4,4,5,5", "abcd,abxd,4,4,-,-",
        // twins
        "axcaxdaxe,yaxcaxdaxe,5,5,6,6", "axcaxdaxe,axdaxeaxc,5,5,-,-", "axcaxdaxe,axcaxe,5,5,-,-",
        "pqrpqspqtpqu,pqrpqtpqu,4,5,-,-",
        // a block that stands between two old neighbours: a copy whose original is gone
        "abcdefghijklmnop,abcijkdefghlmnop,6,6,-,-", "abcdefghijklmnop,abXijkdefghlmnop,6,6,-,-", "abcdefghijklmnop,abcijkldefgmnop,5,5,-,-",
        "abcdefghijkl,abcdefghabcdefghijkl,4,4,-,-", "abcdefghijklmnop,efghabcdijklmnop,6,6,-,-", "abcdefghij,abcijdefgh,5,5,-,-",
        // a long block that was moved whole
        "abABCDEFGHcdefgh,abcdeABCDEFGHfgh,6,6,9,9",
        // lines that equal the one beside them
        "abccdefg,xabccdefg,3,3,-,-", "abccdefg,xabccdefg,3,4,4,5",
    })
    void underTheStrictRule(String before, String after, int first, int last, Integer newFirst, Integer newLast) {
        assertEquals(range(newFirst, newLast), find(before, after, first, last, true));
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}-{3}")
    @CsvSource(nullValues = "-", value = {
        "abcdefgh,abxdyfgh,4,4,4,4", "abcdefgh,xbcdYfgh,4,4,4,4", "abcd,xabcd,1,1,2,2", "abcdefgh,abcdxefgh,4,5,-,-",
        // a copy anywhere
        "abcdefgh,abcdefghd,4,4,-,-", "abcdefgh,dabcdefgh,4,4,-,-", "abcdefgh,abcdefabcdefgh,4,5,-,-",
        // moved past everything around
        "abcdefgh,abcefghd,4,4,-,-", "abcdefgh,dabcefgh,4,4,-,-",
        // only a neighbour was moved away
        "abcdefgh,abdefghc,4,4,3,3",
        // a blank line is like any other
        "ab.cd.ef,ab.cd.efx,3,3,3,3", "ab.cd.ef,abcd.e.f,3,3,-,-", "abc.def,abcx.def,3,4,-,-",
    })
    void underTheRuleForRemapping(String before, String after, int first, int last, Integer newFirst, Integer newLast) {
        assertEquals(range(newFirst, newLast), find(before, after, first, last, false));
    }

    @Test
    void aHugeFileOfEqualLinesIsGivenUpSoon() {
        var before = "a".repeat(100_000);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertEquals(Optional.empty(), find(before, before + "b", 50_000, 50_001, true));
            assertEquals(Optional.empty(), find(before, "b" + before, 20_000, 70_000, true));
        });
    }

    private static Optional<LineRange> find(String before, String after, int first, int last, boolean strict) {
        return new DriftMatcher(written(before), written(after), strict).find(new LineRange(first, last));
    }

    private static TextLines written(String letters) {
        var text = new StringBuilder(letters.length() * 2);
        letters.chars().forEach(c -> text.append(c == '.' ? "" : (char) c).append('\n'));
        return lines(text.toString());
    }

    private static Optional<LineRange> range(Integer first, Integer last) {
        return first == null ? Optional.empty() : Optional.of(new LineRange(first, last));
    }
}
