package io.atopile.mcp.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.hashline.DiffHunk;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.TextLines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How statements, quantities, units and names are read. */
class ReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "x = 4.7kohm +/- 5%; Assigns[path=x, value=4.7kohm +/- 5%]",
        "a.b[0].c = new Resistor; Makes[path=a.b[0].c, type=Resistor]",
        "assert a.b within 4.9V to 5.1V; Asserts[path=a.b, operator=within, value=4.9V to 5.1V]",
        "assert a >= 3V; Asserts[path=a, operator=>=, value=3V]",
        "assert a is b * c; Asserts[path=a, operator=is, value=b * c]",
        "load: ohm; Declares[name=load, unit=ohm, value=Optional.empty]",
        "a.b ~ c.d[1]; Connects[ends=[a.b, c.d[1]]]",
        "a ~> b ~> c; Connects[ends=[a, b, c]]",
        "signal gnd ~ pin 1; Signals[name=gnd]",
        "import A, B; Imports[names=[A, B], path=Optional.empty]",
        "import A from 'x.ato'; Imports[names=[A], path=Optional[x.ato]]",
        "from 'x.ato' import A; Imports[names=[A], path=Optional[x.ato]]",
        "module A from B:; Opens[name=A, parent=Optional[B]]",
        "pass; Else[]",
        "assert; Else[]",
        "= =; Else[]",
        "a ~; Connects[ends=[a, ]]"
    })
    void statementsAreUnderstood(String text, String saying) {
        assertEquals(saying, source(text.replace('\'', '"')).statements().getFirst().saying().toString());
    }

    @Test
    void statementsKnowTheirBlocksAndLines() {
        AtoSourceFile source = source("import A\nmodule B:\n    a = new A\n\n    assert a.x within (1V\n        + 2V) to 5V\nmodule C: pass\n");
        assertEquals(List.of("B", "C"), source.blocks());
        assertEquals(Optional.of(5), source.findStatement(6).map(AtoStatement::line));
        assertEquals(1, source.listStatements("B", StatementNode.Makes.class).count());
    }

    @ParameterizedTest
    @CsvSource({
        "4.7kohm +/- 5%, 4465, 4935, ohm",
        "4.9V to 5.1V, 4.9, 5.1, V",
        "10uF, 1e-5, 1e-5, F",
        "3V +/- 0.1V, 2.9, 3.1, V",
        "5V +/- 100mV, 4.9, 5.1, V",
        "1 to 2kohm, 1000, 2000, ohm",
        "0.5, 0.5, 0.5, ''",
        "-40degC to 85degC, -40, 85, degC",
        "1_000ohm, 1000, 1000, ohm",
        "{10kohm +/- 1%}, 9900, 10100, ohm"
    })
    void quantitiesAreRanges(String text, double low, double high, String unit) {
        Interval range = Interval.of(text).orElseThrow();
        assertEquals(low, range.low(), 1e-9 * Math.abs(low));
        assertEquals(high, range.high(), 1e-9 * Math.abs(high));
        assertEquals(unit, range.unit());
    }

    @ParameterizedTest
    @CsvSource({"a * b", "4.7kohms to 5V", "5furlongs", "''", "new R"})
    void otherTextsAreNoQuantities(String text) {
        assertEquals(Optional.empty(), Interval.of(text));
    }

    @Test
    void rangesWithoutACommonValueExcludeEachOther() {
        assertTrue(range("4.7kohm +/- 5%").isDisjointFrom(range("10kohm +/- 5%")));
        assertFalse(range("4.7kohm +/- 5%").isDisjointFrom(range("4.9kohm +/- 5%")));
        assertFalse(range("5V").isDisjointFrom(range("10kohm")));
        assertTrue(range("5V").applyOperator("<=").isDisjointFrom(range("6V to 7V")));
        assertFalse(range("5V").applyOperator(">").isDisjointFrom(range("6V to 7V")));
        assertFalse(range("0.1V to 0.3V").isDisjointFrom(range("300mV to 1V")));
    }

    @ParameterizedTest
    @CsvSource({"resistance, ohm", "kilohm, kohm", "Kilohms, kohm", "megohm, Mohm", "Volts, V", "milliamps, mA", "microfarads, uF", "amps, A"})
    void wordsNameUnits(String words, String unit) {
        assertEquals(Optional.of(unit), Units.findSymbol(words));
    }

    @Test
    void capitalsOfUnitsAreCorrected() {
        assertEquals("kohm", Units.listVariants("Kohm").getFirst());
        assertEquals("uF", Units.listVariants("uf").getFirst());
        assertEquals(List.of("mHz", "MHz"), Units.listVariants("mhz"));
    }

    @Test
    void nearNamesComeFirstAndFarOnesNotAtAll() {
        assertEquals(new SimilarName("Resistor", 1), SimilarName.to("Resitor", List.of("Resistor", "ResistorArray", "Capacitor")).getFirst());
        assertEquals(new SimilarName("I2C", 0), SimilarName.to("i2c", List.of("I2C", "I2S")).getFirst());
        assertEquals(1, SimilarName.computeDistance("ab", "ba"));
        assertEquals(List.of(), SimilarName.to("Resistor", List.of("UART")));
    }

    @Test
    void differencesAreSmall() {
        List<String> before = List.of("a", "b", "c", "d");
        assertEquals(List.of(new DiffHunk(1, 1, 1, 1)), FixDiff.computeHunks(before, List.of("a", "x", "c", "d")));
        assertEquals(List.of(new DiffHunk(1, 1, 1, 0), new DiffHunk(3, 1, 2, 1)), FixDiff.computeHunks(before, List.of("a", "c", "y")));
        assertEquals(List.of(new DiffHunk(2, 0, 2, 1)), FixDiff.computeHunks(before, List.of("a", "b", "n", "c", "d")));
        assertEquals(List.of(new DiffHunk(0, 0, 0, 1), new DiffHunk(4, 0, 5, 1)), FixDiff.computeHunks(before, List.of("n", "a", "b", "c", "d", "e")));
        assertEquals(List.of(), FixDiff.computeHunks(before, before));
    }

    private static Interval range(String text) {
        return Interval.of(text).orElseThrow();
    }

    static AtoSourceFile source(String text) {
        var lines = (TextLines) FileContent.of(text.getBytes(StandardCharsets.UTF_8));
        return AtoSourceFile.of(Path.of("x.ato"), "x.ato", lines);
    }
}
