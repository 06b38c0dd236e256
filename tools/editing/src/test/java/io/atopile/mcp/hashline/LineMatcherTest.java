package io.atopile.mcp.hashline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.hashline.LineMatcher.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LineMatcherTest {

    @ParameterizedTest
    @CsvSource({
        "r1, R1 = new Resistor, YES",
        "R1, R1 = new Resistor, YES",
        "R1, r1 = new Resistor, NO",
        "é, É, YES",
        "a.c, abc, NO",
        "a.c, A.C, YES",
        "(, f(x), YES",
        "r2, r1 = new Resistor, NO"
    })
    void capitalsInALiteralTextMatter(String text, String line, Verdict verdict) {
        assertEquals(verdict, LineMatcher.ofLiteral(text).find(line));
    }

    @ParameterizedTest
    @CsvSource({
        "^r[0-9] , R1 = new Resistor, YES",
        "^R[0-9] , r1 = new Resistor, NO",
        "resistor$, R1 = new Resistor, YES",
        "é+, ÉÉ, YES",
        "new$, R1 = new Resistor, NO",
        "(.)\\1, xx, YES"
    })
    void capitalsInARegularExpressionMatterToo(String text, String line, Verdict verdict) {
        assertEquals(verdict, LineMatcher.ofRegex(text).orElseThrow().find(line));
    }

    @Test
    void aLineIsSearchedUpToItsTwentyThousandthCharacter() {
        var matcher = LineMatcher.ofLiteral("b");
        assertEquals(Verdict.YES, matcher.find("a".repeat(19_999) + "bc"));
        assertEquals(Verdict.NO, matcher.find("a".repeat(20_000) + "b"));
        assertEquals(Verdict.YES, LineMatcher.ofRegex("a$").orElseThrow().find("a".repeat(20_001)));
    }
}
