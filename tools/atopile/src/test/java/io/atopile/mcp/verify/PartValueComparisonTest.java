package io.atopile.mcp.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.verify.PartValueConflict.Reason;
import io.atopile.mcp.verify.ValueExpression.Literal;
import io.atopile.mcp.verify.ValueExpression.Operation;
import io.atopile.mcp.verify.ValueExpression.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a design declares about a part's parameter is compared with the part's own file. */
class PartValueComparisonTest {

    private static final String DESIGN = "board.ato";
    private static final String PART = "parts/R_10K/R_10K.ato";

    private static DesignPredicate state(String file, int line, ExpressionOperator operator, String parameter, double low, double high) {
        return state(PredicateKind.VALUE, file, line, operator, new Parameter(parameter), new Literal(RangeUnion.of(low, high), "Ω"));
    }

    private static DesignPredicate state(
            PredicateKind kind, String file, int line, ExpressionOperator operator, ValueExpression left, ValueExpression right) {
        Optional<PredicatePlace> place = Optional.of(new PredicatePlace(file, line, 5)).filter(_ -> line > 0);
        return new DesignPredicate(place, kind, new Operation(operator, List.of(left, right)));
    }

    private static DesignPredicate join(PredicateKind kind, int line, String left, String right) {
        return state(kind, DESIGN, line, ExpressionOperator.IS, new Parameter(left), new Parameter(right));
    }

    private static List<PartValueConflict> find(DesignPredicate... predicates) {
        return PartValueComparison.findConflicts(new InstantiatedDesign(Arrays.asList(predicates)), predicate -> predicate.place().filter(place -> place.file().startsWith("parts/")).isPresent());
    }

    @Test
    void aDeclaredValueThatThePartDoesNotHaveIsReportedWithBothPlaces() {
        List<PartValueConflict> found = find(
                state(PART, 13, ExpressionOperator.IS_SUBSET, "App.r.resistance", 9900, 10100),
                state(DESIGN, 7, ExpressionOperator.IS_SUBSET, "App.r.resistance", 19800, 20200));
        assertEquals(
                List.of(new PartValueConflict(
                        new PlacedValue("App.r.resistance", RangeUnion.of(19800, 20200), new PredicatePlace(DESIGN, 7, 5)),
                        new PlacedValue("App.r.resistance", RangeUnion.of(9900, 10100), new PredicatePlace(PART, 13, 5)),
                        Reason.NOTHING_IN_COMMON,
                        List.of())),
                found);
        assertEquals("board.ato:7 App.r.resistance {[19800.0, 20200.0]}", found.getFirst().declared().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "IS_SUBSET, 9990, 10010, OUTSIDE_THE_DECLARATION",
        "IS_SUBSET, 10000, 10000, OUTSIDE_THE_DECLARATION",
        "IS, 10050, 12000, OUTSIDE_THE_DECLARATION",
        "IS_SUBSET, 10100.1, 12000, NOTHING_IN_COMMON",
        "IS_SUBSET, 9900, 10100,",
        "IS_SUBSET, 9900.000000000001, 10100,",
        "IS_SUBSET, 9500, 10500,"
    })
    void thePartHasToLieWithinTheDeclaration(ExpressionOperator operator, double low, double high, Reason reason) {
        List<PartValueConflict> found = find(
                state(DESIGN, 7, operator, "r", low, high), state(PART, 13, ExpressionOperator.IS_SUBSET, "r", 9900, 10100));
        assertEquals(Optional.ofNullable(reason).stream().toList(), found.stream().map(PartValueConflict::reason).toList());
    }

    @Test
    void parametersThatAreTheSameAreComparedWithWhatMakesThemTheSame() {
        DesignPredicate first = join(PredicateKind.VALUE, 8, "App.top", "App.divider.top");
        DesignPredicate second = join(PredicateKind.VALUE, 0, "App.divider.top", "App.divider.r.resistance");
        List<PartValueConflict> found = find(
                state(DESIGN, 7, ExpressionOperator.IS_SUBSET, "App.top", 1, 2),
                state(PART, 13, ExpressionOperator.IS_SUBSET, "App.divider.r.resistance", 9900, 10100),
                first,
                second);
        assertEquals(1, found.size());
        assertEquals(List.of(first, second), found.getFirst().joins());
        assertEquals("App.divider.r.resistance", found.getFirst().own().parameter());
    }

    @Test
    void assertionsAndOtherPartsAreNotDeclarations() {
        DesignPredicate part = state(PART, 13, ExpressionOperator.IS_SUBSET, "r", 9900, 10100);
        assertEquals(
                List.of(),
                find(
                        part,
                        state(PredicateKind.ASSERTION, DESIGN, 7, ExpressionOperator.IS_SUBSET, new Parameter("r"), new Literal(RangeUnion.of(1, 2), "")),
                        state(PredicateKind.DOMAIN, DESIGN, 0, ExpressionOperator.IS_SUBSET, new Parameter("r"), new Literal(RangeUnion.of(1, 2), "")),
                        state("parts/R_20K/R_20K.ato", 13, ExpressionOperator.IS_SUBSET, "s", 19800, 20200),
                        join(PredicateKind.VALUE, 9, "r", "s"),
                        state(DESIGN, 7, ExpressionOperator.IS_SUBSET, "other", 1, 2),
                        join(PredicateKind.ASSERTION, 9, "r", "other")));
    }

    @Test
    void ofSeveralPartValuesTheOneThatExcludesTheDeclarationIsNamed() {
        List<PartValueConflict> found = find(
                state(PART, 13, ExpressionOperator.IS_SUBSET, "r", 9900, 10100),
                state("parts/R_20K/R_20K.ato", 14, ExpressionOperator.IS, "r", 19800, 20200),
                state(DESIGN, 7, ExpressionOperator.IS_SUBSET, "r", 10000, 10000));
        assertEquals(List.of("parts/R_20K/R_20K.ato:14"), found.stream().map(conflict -> conflict.own().place().toString()).toList());
        assertEquals(Reason.NOTHING_IN_COMMON, found.getFirst().reason());
    }

    @Test
    void partsOfAJoinedStatementCountAlone() {
        var bounds = new Operation(
                ExpressionOperator.AND,
                List.of(
                        new Operation(ExpressionOperator.GREATER_OR_EQUAL, List.of(new Parameter("r"), new Literal(RangeUnion.of(1, 1), ""))),
                        new Operation(ExpressionOperator.LESS_OR_EQUAL, List.of(new Parameter("r"), new Literal(RangeUnion.of(10000, 10000), "")))));
        List<PartValueConflict> found = find(
                new DesignPredicate(Optional.of(new PredicatePlace(DESIGN, 7, 5)), PredicateKind.VALUE, bounds),
                state(PART, 13, ExpressionOperator.IS_SUBSET, "r", 9900, 10100));
        assertEquals(List.of(Reason.OUTSIDE_THE_DECLARATION), found.stream().map(PartValueConflict::reason).toList());
        assertEquals(10000, found.getFirst().declared().values().hull().high());
    }
}
