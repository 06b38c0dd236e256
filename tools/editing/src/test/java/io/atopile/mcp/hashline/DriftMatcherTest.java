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
        // blank lines beside blank ones
        "c..af,BCc..a,3,3,5,5", "a...b..,a..B.b..,6,6,7,7",
        // between twins nothing tells which of them was moved
        "abba,baba,4,4,-,-", "a.a.,a.aC.,1,1,-,-", "c.aejeec.,aec.jeec.,8,8,-,-",
        // a twin beside them is gone, or a side is all new
        "jejc,jc,4,4,-,-", "gf.a,gfa,4,4,-,-",
        // a line near an edge that stayed
        "fgdf,fdf,4,4,3,3", "hach,hahc,1,1,1,1",
        // around them lines went to the other side
        "bcaa.b,Cb.bcaa,2,2,-,-", "ghiifia.ed,giifia.ehd,5,5,-,-", "hdhfaef,hfaedhf,5,5,-,-",
        // what is around them tells repeated lines apart
        "xihihp,xihihpB,5,5,5,5", "xb.b.,Cxb.b.,3,3,4,4", "cdab,Acdabb,2,2,3,3", "iajii,iiaji,3,3,-,-", "hhgjgah,hhhgjga,5,5,-,-", "ggdgggdgpq,gggdgpqgg,9,9,-,-",
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
        "ffj.,j.f,4,4,-,-", "b.ab,bb,1,1,-,-", "addd,dadd,4,4,4,4",
        // around them most lines went to the other side, or half of them
        "ffah,hfa,3,3,-,-", "fdcg,gfd,4,4,-,-", "e.hg,.gh,4,4,-,-",
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
