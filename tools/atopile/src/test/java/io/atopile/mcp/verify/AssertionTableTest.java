package io.atopile.mcp.verify;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.process.ScriptResource;
import io.atopile.mcp.verify.AssertionResult.Proven;
import io.atopile.mcp.verify.AssertionResult.Stated;
import io.atopile.mcp.verify.AssertionResult.Undecided;
import io.atopile.mcp.verify.AssertionResult.Violated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verdicts of assertions, with ranges and worst values from arithmetic by hand; every proof and counter-example is checked again. */
class AssertionTableTest {

    private static final int POINTS = Integer.getInteger("verify.points", 2_000);
    private static final double TOLERANCE = 1e-9;

    record Row(String topic, String design, String verdict, String first, String second, String lines) {
        @Override
        public String toString() {
            return topic + ": " + design;
        }
    }

    static Stream<Row> rows() {
        return ScriptResource.read(AssertionTableTest.class, "assertions.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]));
    }

    static Stream<Row> proofs() {
        return rows().filter(row -> row.verdict().equals("proven"));
    }

    static Stream<Row> counterExamples() {
        return rows().filter(row -> row.verdict().startsWith("violated") || row.verdict().equals("undefined"));
    }

    private static AssertionOutcome decide(Row row) {
        return AssertionProver.prove(DesignText.read(row.design()), ProofLimits.DEFAULT).outcomes().getLast();
    }

    @Test
    void theTableHasAllTopicsAndVerdicts() {
        assertTrue(rows().count() >= 120, () -> rows().count() + " rows");
        assertEquals(14, rows().map(Row::topic).distinct().count());
        assertTrue(proofs().count() >= 60);
        assertTrue(counterExamples().count() >= 50);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void anAssertionIsDecidedAsByHand(Row row) {
        AssertionResult result = decide(row).result();
        switch (row.verdict()) {
            case "proven" -> {
                ClosedRange range = assertInstanceOf(Proven.class, result).range();
                assertNear(row.first(), range.low());
                assertNear(row.second(), range.high());
            }
            case "violated" -> {
                Violated violated = assertInstanceOf(Violated.class, result);
                assertNear(row.first(), violated.corner().value());
                assertNear(row.second(), violated.corner().limit());
                assertEquals(row.lines(), conflictLines(violated));
            }
            case "violatedany" -> assertEquals(row.lines(), conflictLines(assertInstanceOf(Violated.class, result)));
            case "undefined" -> {
                Violated violated = assertInstanceOf(Violated.class, result);
                assertEquals(row.first(), violated.corner().problem());
                assertEquals(row.lines(), conflictLines(violated));
            }
            case "stated" -> {
                RangeUnion range = assertInstanceOf(Stated.class, result).range();
                assertNear(row.first(), range.hull().low());
                assertNear(row.second(), range.hull().high());
            }
            case "undecided" -> assertEquals(row.first(), assertInstanceOf(Undecided.class, result).reason().name());
            default -> throw new IllegalArgumentException(row.verdict());
        }
    }

    private static String conflictLines(Violated violated) {
        return violated.conflict().stream()
                .map(predicate -> predicate.place().orElseThrow().line())
                .sorted()
                .map(String::valueOf)
                .collect(joining(" "));
    }

    private static void assertNear(String arithmetic, double actual) {
        double expected = DesignText.calculate(arithmetic);
        assertTrue(Math.abs(expected - actual) <= TOLERANCE * Math.max(1e-12, Math.abs(expected)),
                () -> "%s = %s, but %s".formatted(arithmetic, expected, actual));
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void noDrawnPointContradictsAProof(Row row) {
        List<List<String>> parts = splitParts(decide(row).certificate());
        var random = new SplittableRandom(row.design().hashCode());
        for (List<String> part : parts) {
            var certificate = new Certificate(part);
            for (int point = 0; point < POINTS; point++) {
                Map<String, Double> values = certificate.draw(random);
                certificate.compute(values);
                assertTrue(certificate.isInRange(values), () -> part + " at " + values);
                assertTrue(certificate.isSame() || certificate.holds(values, 1e-11), () -> part + " at " + values);
            }
        }
    }

    private static List<List<String>> splitParts(List<String> lines) {
        var parts = new ArrayList<List<String>>();
        for (String line : lines) {
            if (line.equals("part") || parts.isEmpty()) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().add(line);
        }
        return parts;
    }

    @ParameterizedTest
    @MethodSource("counterExamples")
    void aCounterExampleContradictsItsAssertion(Row row) {
        AssertionOutcome outcome = decide(row);
        var certificate = new Certificate(outcome.certificate());
        if (!certificate.read("claim").isEmpty()) {
            assertTrue(certificate.areClaimsDisjoint(), outcome.certificate()::toString);
            return;
        }
        Map<String, Double> values = certificate.readPoint();
        certificate.compute(values);
        String[] gives = certificate.read("gives").getFirst();
        double value = Certificate.find(values, gives[1]);
        if (gives[2].equals("undefined")) {
            assertFalse(values.values().stream().allMatch(Double::isFinite), values::toString);
            return;
        }
        assertTrue(Math.abs(value - Double.parseDouble(gives[2])) <= 1e-12 * Math.abs(value) + 1e-300, () -> value + " isn't " + gives[2]);
        boolean strict = outcome.certificate().stream().anyMatch(line -> line.contains("GreaterThan"));
        assertFalse(certificate.holds(values, strict ? -1e-11 : 0), values::toString);
    }
}
