package io.atopile.mcp.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.verify.AssertionResult.Proven;
import io.atopile.mcp.verify.AssertionResult.Violated;
import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which change of one value makes a violated assertion true. */
class ToleranceSearchTest {

    private static final String OUTPUT = "assert out is in * bottom / (top + bottom)";

    /** Returns the changes for the last statement of a design that is written as in a source, as {@code line: old -> new (extent)}. */
    private static List<String> describe(String... statements) {
        return search(statements).stream()
                .map(change -> "%d: %s -> %s (%s)".formatted(change.place().line(), change.oldValue(), change.newValue(), change.extent()))
                .toList();
    }

    private static List<SufficientChange> search(String... statements) {
        InstantiatedDesign design = addUnits(read(List.of(statements)), List.of(statements));
        var texts = new HashMap<PredicatePlace, String>();
        for (int line = 0; line < statements.length; line++) {
            texts.put(design.predicates().get(line).place().orElseThrow(), statements[line]);
        }
        return ToleranceSearch.search(design, texts, design.predicates().getLast());
    }

    private static InstantiatedDesign read(List<String> statements) {
        return DesignText.read(String.join("; ", statements)
                .replaceAll("(?<=[\\dkmun])(ohm|V|F)", "")
                .replace(" +/- ", "+-")
                .replace(" to ", ".."));
    }

    /** Gives the literals of values the units that they have in their statements. */
    private static InstantiatedDesign addUnits(InstantiatedDesign design, List<String> statements) {
        return new InstantiatedDesign(IntStream.range(0, statements.size())
                .mapToObj(line -> addUnit(design.predicates().get(line), statements.get(line).contains("ohm") ? "Ω" : "V"))
                .toList());
    }

    private static DesignPredicate addUnit(DesignPredicate predicate, String unit) {
        var operation = (Operation) predicate.expression();
        List<ValueExpression> operands = operation.operands().stream()
                .map(operand -> operand instanceof Literal(RangeUnion values, String _) ? new Literal(values, unit) : operand)
                .toList();
        return new DesignPredicate(predicate.place(), predicate.kind(), new Operation(operation.operator(), operands));
    }

    private static AssertionResult proveLast(List<String> statements) {
        return AssertionProver.prove(read(statements), ProofLimits.DEFAULT).outcomes().getLast().result();
    }

    @Test
    void aDividerNeedsATighterSupplyOrOtherResistors() {
        assertEquals(
                List.of(
                        "1: 4.9V to 5.1V -> 4.934V to 5.066V (at most ± 1.3 %)",
                        "3: 20kohm +/- 1% -> 19.6kohm +/- 1% (19.3 kΩ to 19.6 kΩ)",
                        "2: 10kohm +/- 1% -> 10.3kohm +/- 1% (10.3 kΩ to 10.4 kΩ)"),
                describe("in = 4.9V to 5.1V", "top = 10kohm +/- 1%", "bottom = 20kohm +/- 1%", OUTPUT, "assert out within 3.2V to 3.4V"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a = 10kohm +/- 5%         | assert a within 9.7kohm to 10.3kohm   | 1: 10kohm +/- 5% -> 10kohm +/- 3% (at most ± 3 %)
            a = 10kohm +/- 1kohm      | assert a * 3 within 29kohm to 31kohm  | 1: 10kohm +/- 1kohm -> 10kohm +/- 0.33kohm (at most ± 3.3 %)
            a = 9kohm to 11kohm       | assert a within 9.7kohm to 10.3kohm   | 1: 9kohm to 11kohm -> 9.7kohm to 10.3kohm (at most ± 3 %)
            a = 3.3V                  | assert a * 2 within 9.8V to 10.2V     | 1: 3.3V -> 5V (4.9 V to 5.1 V)
            a = 3.3V +/- 0.1V         | assert a within 4.8V to 5.2V          | 1: 3.3V +/- 0.1V -> 5V +/- 0.15V (4.95 V to 5.04 V)
            a = 1V to 2V              | assert a > 3V                         | 1: 1V to 2V -> 3.4V to 6.6V (4.51 V to 15 V)
            """)
    void eachFormOfAValueIsKept(String value, String assertion, String change) {
        assertEquals(List.of(change), describe(value, assertion));
    }

    /** A half, an eighth and a fifth of the tolerances keep within the limits. */
    @Test
    void whereNoToleranceAloneWouldDoAllAreNarrowedInProportion() {
        assertEquals(
                List.of("1: 1V +/- 5% -> 1V +/- 2.5% (at most ± 2.5 %)", "2: 1V +/- 5% -> 1V +/- 2.5% (at most ± 2.5 %)"),
                describe("a = 1V +/- 5%", "b = 1V +/- 5%", "assert a + b within 1.95V to 2.05V"));
        assertEquals(
                List.of("2: 2.8V to 3.2V -> 2.975V to 3.025V (at most ± 0.83 %)", "1: 1V +/- 4% -> 1V +/- 0.5% (at most ± 0.5 %)"),
                describe("a = 1V +/- 4%", "b = 2.8V to 3.2V", "assert a + b within 3.97V to 4.03V"));
        assertEquals(
                List.of("1: 1V +/- 5% -> 1V +/- 1% (at most ± 1 %)", "2: 1V +/- 0.05V -> 1V +/- 0.01V (at most ± 1 %)", "3: 1V +/- 5% -> 1V +/- 1% (at most ± 1 %)"),
                describe("a = 1V +/- 5%", "b = 1V +/- 0.05V", "c = 1V +/- 5%", "assert a + b + c within 2.97V to 3.03V"));
    }

    @Test
    void aCombinationThatViolatesAnotherAssertionIsNotOffered() {
        assertEquals(List.of(), describe("a = 1V +/- 5%", "b = 1V +/- 5%", "assert a + b within 1.99V to 2.01V", "assert a - b within 0.1V to 0.2V").stream().filter(text -> text.contains("±")).toList());
    }

    @Test
    void nothingIsOfferedIfNoChangeWouldDo() {
        assertEquals(List.of(), describe("a = 1V +/- 5%", "b = 1V +/- 5%", "assert a - b within 0V to 0V"));
        assertEquals(List.of(), describe("a = 1V to 2V", "assert a * 0 within 3V to 4V"));
    }

    @Test
    void aChangeThatViolatesAnotherAssertionIsNotOffered() {
        String[] bounded = {"a = 3.3V", "assert a within 3V to 4V", "assert a * 2 within 9.8V to 10.2V"};
        assertInstanceOf(Proven.class, AssertionProver.prove(read(List.of(bounded)), ProofLimits.DEFAULT).outcomes().getFirst().result());
        assertEquals(List.of(), describe(bounded));
        assertEquals(List.of("1: 3.3V -> 5V (4.9 V to 5.1 V)"), describe("a = 3.3V", "assert a within 3V to 6V", "assert a * 2 within 9.8V to 10.2V"));
    }

    @Test
    void aProvenAssertionNeedsNoChange() {
        assertEquals(List.of(), describe("a = 10kohm +/- 1%", "assert a within 9kohm to 11kohm"));
    }

    @Test
    void everyChangeOfARandomDividerIsProvenAsWrittenAndNoLargerToleranceIs() {
        var random = new Random(29);
        int changes = 0;
        int combined = 0;
        for (int design = 0; design < 60; design++) {
            double middle = 1 + random.nextInt(30) / 10.0;
            var statements = List.of(
                    "in = %.1fV to %.1fV".formatted(4.5 + random.nextInt(5) / 10.0, 5 + random.nextInt(5) / 10.0),
                    "top = %dkohm +/- %d%%".formatted(1 + random.nextInt(30), 1 + random.nextInt(10)),
                    "bottom = %dkohm +/- %d%%".formatted(1 + random.nextInt(30), 1 + random.nextInt(10)),
                    OUTPUT,
                    "assert out within %.2fV to %.2fV".formatted(middle * 0.9, middle * 1.1));
            var found = search(statements.toArray(String[]::new));
            var together = new ArrayList<>(statements);
            for (SufficientChange change : found.stream().filter(each -> each.kind() == SufficientChange.Kind.COMBINED).toList()) {
                combined++;
                int line = change.place().line() - 1;
                together.set(line, statements.get(line).replace(change.oldValue(), change.newValue()));
            }
            if (!together.equals(statements)) {
                assertInstanceOf(Proven.class, proveLast(together), () -> statements + " " + together);
            }
            for (SufficientChange change : found.stream().filter(each -> each.kind() != SufficientChange.Kind.COMBINED).toList()) {
                changes++;
                checkAlone(statements, change);
            }
        }
        assertTrue(changes > 40 && combined >= 9, "changes: %d, combined: %d".formatted(changes, combined));
    }

    private static void checkAlone(List<String> statements, SufficientChange change) {
        var changed = new ArrayList<>(statements);
        int line = change.place().line() - 1;
        changed.set(line, statements.get(line).replace(change.oldValue(), change.newValue()));
        assertInstanceOf(Proven.class, proveLast(changed), () -> statements + " " + change);
        if (change.kind() == SufficientChange.Kind.TOLERANCE && change.newValue().endsWith("%")) {
            changed.set(line, changed.get(line).replaceFirst("[\\d.]+%$", "%.4f%%".formatted(readPercent(change) * 1.11)));
            assertInstanceOf(Violated.class, proveLast(changed), () -> changed + " " + change);
        }
    }

    private static double readPercent(SufficientChange change) {
        return Double.parseDouble(change.newValue().replaceFirst(".* ([\\d.]+)%$", "$1"));
    }
}
