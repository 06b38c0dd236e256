package io.atopile.mcp.verify;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.verify.AssertionResult.Proven;
import io.atopile.mcp.verify.AssertionResult.Stated;
import io.atopile.mcp.verify.AssertionResult.Undecided;
import io.atopile.mcp.verify.AssertionResult.Violated;
import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a report says beside the verdicts: lines that contradict each other, certificates, reasons. */
class AssertionProverTest {

    private static ProofReport prove(String design) {
        return AssertionProver.prove(DesignText.read(design), ProofLimits.DEFAULT);
    }

    private static AssertionResult proveLast(String design) {
        return prove(design).outcomes().getLast().result();
    }

    private static List<Integer> lines(List<DesignPredicate> predicates) {
        return predicates.stream().map(predicate -> predicate.place().orElseThrow().line()).toList();
    }

    private static DesignPredicate predicate(
            int line, PredicateKind kind, ExpressionOperator operator, ValueExpression left, ValueExpression right) {
        Optional<PredicatePlace> place = line == 0 ? Optional.empty() : Optional.of(new PredicatePlace("d.ato", line, 5));
        return new DesignPredicate(place, kind, new Operation(operator, List.of(left, right)));
    }

    /** The predicates that atopile exports for a divider of fixed resistors in a module, at a supply of another module. */
    private static InstantiatedDesign divider() {
        var top = new Parameter("Div.leaf.top.resistance");
        var bottom = new Parameter("Div.leaf.bottom.resistance");
        var ratio = new Parameter("Div.leaf.ratio");
        var vOut = new Parameter("Div.leaf.v_out");
        var vIn = new Parameter("Div.leaf.v_in");
        var supply = new Parameter("Div.power2.voltage");
        var power = new Parameter("Div.power.voltage");
        var sum = new Operation(ExpressionOperator.ADD, List.of(top, bottom));
        return new InstantiatedDesign(List.of(
                predicate(8, PredicateKind.VALUE, ExpressionOperator.IS_SUBSET, top, new Literal(RangeUnion.of(19800, 20200), "Ω")),
                predicate(0, PredicateKind.DOMAIN, ExpressionOperator.IS_SUBSET, top,
                        new Literal(RangeUnion.of(0, Double.POSITIVE_INFINITY), "Ω")),
                predicate(9, PredicateKind.VALUE, ExpressionOperator.IS_SUBSET, bottom, new Literal(RangeUnion.of(9900, 10100), "Ω")),
                predicate(13, PredicateKind.ASSERTION, ExpressionOperator.IS, ratio,
                        new Operation(ExpressionOperator.DIVIDE, List.of(bottom, sum))),
                predicate(14, PredicateKind.ASSERTION, ExpressionOperator.IS, vOut,
                        new Operation(ExpressionOperator.MULTIPLY, List.of(vIn, ratio))),
                predicate(15, PredicateKind.ASSERTION, ExpressionOperator.IS_SUBSET, vOut, new Literal(RangeUnion.of(3.2, 3.4), "V")),
                predicate(21, PredicateKind.ASSERTION, ExpressionOperator.IS_SUBSET, power, new Literal(RangeUnion.of(9.8, 10.2), "V")),
                predicate(23, PredicateKind.ASSERTION, ExpressionOperator.IS, vIn, supply),
                predicate(0, PredicateKind.VALUE, ExpressionOperator.IS, supply, power),
                predicate(24, PredicateKind.ASSERTION, ExpressionOperator.GREATER_OR_EQUAL, vOut, new Literal(RangeUnion.of(3, 3), "V"))));
    }

    @Test
    void aDividerOfTwoModulesIsJudgedThroughItsConnections() {
        List<AssertionOutcome> outcomes = AssertionProver.prove(divider(), ProofLimits.DEFAULT).outcomes();
        assertEquals(List.of(13, 14, 15, 21, 23, 24), lines(outcomes.stream().map(AssertionOutcome::assertion).toList()));
        assertEquals(9900 / 30100.0, assertInstanceOf(Stated.class, outcomes.get(0).result()).range().hull().low(), 1e-12);
        assertEquals(10.2 * 10100 / 29900, assertInstanceOf(Stated.class, outcomes.get(1).result()).range().hull().high(), 1e-12);
        var violated = assertInstanceOf(Violated.class, outcomes.get(2).result());
        assertEquals(10.2 * 10100 / 29900, violated.corner().value(), 1e-12);
        assertEquals(3.4, violated.corner().limit());
        assertEquals("[InputValue[parameter=Div.power.voltage, value=10.2], InputValue[parameter=Div.leaf.bottom.resistance, value=10100.0],"
                + " InputValue[parameter=Div.leaf.top.resistance, value=19800.0]]", violated.corner().inputs().toString());
        assertEquals(
                List.of("d.ato:14", "d.ato:13", "d.ato:21", "d.ato:23", "library", "d.ato:9", "d.ato:8", "d.ato:15"),
                violated.conflict().stream().map(cause -> cause.place().map(PredicatePlace::toString).orElse("library")).toList());
        assertEquals(new Stated(RangeUnion.of(9.8, 10.2)), outcomes.get(3).result());
        assertEquals(new Stated(RangeUnion.of(9.8, 10.2)), outcomes.get(4).result());
        assertEquals(9.8 * 9900 / 30100, assertInstanceOf(Proven.class, outcomes.get(5).result()).range().low(), 1e-12);
    }

    @Test
    void aCounterExampleIsWrittenAsLinesThatCanBeComputed() {
        var report = prove("a = 1..2; b = 3; assert s is a*b; assert s+1 within 4..6");
        assertEquals(List.of(
                "input x0 1.0 2.0 a", "input x1 3.0 3.0 b", "step x4 Multiply x0 x1", "number x5 1.0", "step x6 Add x4 x5",
                "check IsSubset x6 4.0 6.0", "at 2.0 3.0", "gives x6 7.0"), report.outcomes().getLast().certificate());
    }

    @Test
    void aProofIsWrittenAsLinesThatCanBeComputed() {
        var report = prove("a = {1 | 2..3}; assert not [a*a > 9] or a < 0; assert a >= 1 and a <= 3");
        assertEquals(List.of(
                "input x0 1.0 1.0 2.0 3.0 a", "step x2 Multiply x0 x0", "number x3 9.0", "step x4 Subtract x2 x3",
                "number x5 0.0", "step x6 Subtract x5 x0",
                "check Or (Not (GreaterThan x2 x3)) (GreaterThan x5 x0)", "range x2 1.0 9.0"), report.outcomes().getFirst().certificate());
        assertEquals(2, report.outcomes().getLast().certificate().stream().filter("part"::equals).count());
    }

    @Test
    void valuesThatContradictEachOtherAreReportedWithoutAnAssertion() {
        var report = prove("a = 5; b = 9; c = 1; a ~ m; m ~ b; c ~ d");
        assertEquals(List.of(), report.outcomes());
        assertEquals(1, report.conflicts().size());
        assertEquals(List.of(1, 2, 4, 5), lines(report.conflicts().getFirst().predicates()));
    }

    @Test
    void aFormulaThatHasNoneOfItsParametersValuesIsViolated() {
        var violated = assertInstanceOf(Violated.class, proveLast("a = 2; b = 3..3.1; x = 5; c = 1; x ~ y; let y is a*b"));
        assertEquals(List.of(1, 2, 3, 5, 6), lines(violated.conflict()).stream().sorted().toList());
        violated = assertInstanceOf(Violated.class, proveLast("c = 1; let x is 2*c; d = 3; let x is c+d"));
        assertEquals(List.of(1, 2, 3, 4), lines(violated.conflict()).stream().sorted().toList());
    }

    @Test
    void aFormulaThatAlsoHasOtherValuesIsUndecidedAndOneThatHasNotIsFine() {
        var undecided = assertInstanceOf(Undecided.class, proveLast("x = 5..7; a = 2; b = 3..4; let x is a*b"));
        assertEquals("the formula also has values that other statements about x exclude", undecided.message());
        assertEquals(new ClosedRange(6, 8), undecided.range());
        assertEquals(List.of(), prove("x = 5..9; a = 2; b = 3..4; let x is a*b").outcomes());
        assertEquals(List.of(), prove("x = 5..9; a = 2; let x is a*b").outcomes());
    }

    @Test
    void aFormulaOfTheLibraryIsComparedWithoutAPlace() {
        var given = new ArrayList<>(DesignText.read("x = 5; a = 2; b = 3").predicates());
        var product = new Operation(ExpressionOperator.MULTIPLY, List.of(new Parameter("a"), new Parameter("b")));
        given.add(predicate(0, PredicateKind.VALUE, ExpressionOperator.IS, new Parameter("x"), product));
        var report = AssertionProver.prove(new InstantiatedDesign(given), ProofLimits.DEFAULT);
        assertEquals(List.of(), report.outcomes());
        assertEquals("x", report.conflicts().getFirst().parameter());
        assertEquals(given, report.conflicts().getFirst().predicates());
    }

    @Test
    void assertionsThatContradictEachOtherAreTheirOwnResults() {
        var report = prove("assert v within 5..5; assert v within 9..9");
        assertEquals(List.of(), report.conflicts());
        assertEquals(2, report.outcomes().stream().filter(outcome -> outcome.result() instanceof Violated).count());
        assertEquals(List.of("claim 9.0 9.0 v", "claim 5.0 5.0 v").stream().sorted().toList(),
                report.outcomes().getLast().certificate().stream().sorted().toList());
    }

    @Test
    void threeSetsThatContradictOnlyTogetherAreAllNamed() {
        var violated = assertInstanceOf(Violated.class, proveLast(
                "assert x within {1 | 2}; assert x within {2 | 3}; assert x within 0..5; assert x within {1 | 3}"));
        assertEquals(List.of(1, 2, 4), lines(violated.conflict()).stream().sorted().toList());
    }

    @Test
    void valuesThatDoNotMatterAreNotNamed() {
        var violated = assertInstanceOf(Violated.class, proveLast(
                "x = 1..2; y = 5..6; domain z = 0..inf; z = 1..2; z = 0..9; assert max(x, y)+z <= 6.5"));
        assertEquals(List.of(2, 4, 6), lines(violated.conflict()).stream().sorted().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "assert i is v/r; assert i <= 1 | no bounded value is known of v, r",
        "assert x is y+1; assert y is x-1; assert x <= 1 | the equations of y, x depend on each other",
        "a = 1; a = 2; assert a >= 1 | the values of a contradict each other",
        "y = 1..2; assert x is y+1; assert y within x | the expression has a form that isn't supported (within x)",
    })
    void aReasonNamesTheParameters(String design, String message) {
        assertEquals(message, assertInstanceOf(Undecided.class, proveLast(design)).message());
    }

    @Test
    void aMissingValueLeavesTheRangeThatIsKnown() {
        var undecided = assertInstanceOf(Undecided.class, proveLast("domain r = 0..inf; v = 5; assert v/(r+10) <= 0.4"));
        assertEquals(List.of("r"), undecided.parameters());
        assertEquals(UndecidedReason.NO_VALUE, undecided.reason());
        assertTrue(undecided.range().high() >= 0.5 && undecided.range().high() < 0.51, undecided::toString);
    }

    @Test
    void aSearchThatEndsEarlyLeavesARangeThatContainsAllValues() {
        var design = DesignText.read("x = 0..1; assert x*(1-x)*(1+x) <= 0.385");
        var undecided = assertInstanceOf(Undecided.class, AssertionProver.prove(design, new ProofLimits(3)).outcomes().getLast().result());
        assertEquals(UndecidedReason.SEARCH_LIMIT, undecided.reason());
        assertTrue(undecided.range().low() <= 0 && undecided.range().high() >= 0.3849, undecided::toString);
        assertInstanceOf(Proven.class, AssertionProver.prove(design, ProofLimits.DEFAULT).outcomes().getLast().result());
    }

    @Test
    void theSameDesignGivesTheSameReport() {
        assertEquals(AssertionProver.prove(divider(), ProofLimits.DEFAULT), AssertionProver.prove(divider(), ProofLimits.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({"Add,ADD", "IsSubset,IS_SUBSET", "GreaterOrEqual,GREATER_OR_EQUAL", "Ceil,CEIL"})
    void operatorsHaveAtopilesNames(String name, ExpressionOperator operator) {
        assertEquals(Optional.of(operator), ExpressionOperator.findOperator(name));
        assertEquals(name, operator.atopileName());
        assertEquals(Optional.empty(), ExpressionOperator.findOperator(name + "s"));
    }

    /** Each equation needs the one before it, deeper than a thread's stack. */
    @Test
    void equationsThatFollowEachOtherTooDeeplyAreUndecided() {
        var chain = new ArrayList<DesignPredicate>();
        var one = new Literal(RangeUnion.of(1, 1), "");
        chain.add(predicate(1, PredicateKind.VALUE, ExpressionOperator.IS_SUBSET, new Parameter("v0"), one));
        for (int step = 1; step <= 50_000; step++) {
            var sum = new Operation(ExpressionOperator.ADD, List.of(new Parameter("v" + (step - 1)), one));
            chain.add(predicate(step + 1, PredicateKind.ASSERTION, ExpressionOperator.IS, new Parameter("v" + step), sum));
        }
        var undecided = assertInstanceOf(
                Undecided.class, AssertionProver.prove(new InstantiatedDesign(chain), chain.getLast(), ProofLimits.DEFAULT));
        assertEquals("the expression is too large", undecided.message());
    }

    /** The greatest value lies on a line, which no search gets to the end of. */
    @Test
    void afterSomeHardAssertionsTheSearchesOfADesignAreShort() {
        String hard = IntStream.range(0, 30)
                .mapToObj("a%1$d = 9..11; b%1$d = 9..11; assert (a%1$d*b%1$d)^0.5/(a%1$d+b%1$d) within 0.4..0.6"::formatted)
                .collect(joining("; "));
        var outcomes = AssertionProver.prove(DesignText.read(hard), new ProofLimits(1000)).outcomes();
        var first = assertInstanceOf(Proven.class, outcomes.getFirst().result()).range();
        var last = assertInstanceOf(Proven.class, outcomes.getLast().result()).range();
        assertTrue(first.high() < last.high(), () -> first + " " + last);
    }
}
