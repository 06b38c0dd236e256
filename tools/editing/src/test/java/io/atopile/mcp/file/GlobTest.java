package io.atopile.mcp.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GlobTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "*.ato main.ato true",
        "*.ato elec/src/main.ato true",
        "*.ato main.ato.bak false",
        "**/*.ato main.ato true",
        "**/*.ato a/b/main.ato true",
        "elec/*.ato elec/main.ato true",
        "elec/*.ato elec/src/main.ato false",
        "elec/**/main.ato elec/main.ato true",
        "elec/**/main.ato elec/a/b/main.ato true",
        "elec/** elec/a/b true",
        "/*.ato main.ato true",
        "/*.ato elec/main.ato false",
        "*.{ato,yaml} ato.yaml true",
        "{elec,parts}/*.ato parts/r.ato true",
        "{a,{b,c}}.ato c.ato true",
        "m?in.ato main.ato true",
        "m?in.ato min.ato false",
        "a+b(1).ato a+b(1).ato true",
        "*a*b*c xaybzc true",
        "*a*b*c xaybz false",
        "naïve😀?.ato naïve😀1.ato true",
    })
    void matches(String glob, String path, boolean fits) {
        assertEquals(fits, Glob.of(glob).orElseThrow().matches(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{a,b", "a}", "}{", "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"})
    void refusesWhatItCantUnderstand(String glob) {
        assertTrue(Glob.of(glob).isEmpty());
    }

    @Test
    void noPatternTakesLong() {
        var glob = Glob.of("*a".repeat(90) + "b").orElseThrow();
        var deep = Glob.of("**/a/".repeat(30) + "b").orElseThrow();
        assertFalse(assertTimeout(Duration.ofSeconds(5), () -> glob.matches("a".repeat(250))));
        assertFalse(assertTimeout(Duration.ofSeconds(5), () -> deep.matches("a/".repeat(64) + "c")));
    }
}
