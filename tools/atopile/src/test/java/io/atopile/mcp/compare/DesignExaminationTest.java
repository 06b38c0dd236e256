package io.atopile.mcp.compare;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.verify.AssertionVerdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verdicts and declared values of two states of a design. */
class DesignExaminationTest {

    private static final Path ROOT = Path.of("/project");
    private static final String LIMIT = predicate(9, "assert v within 2V to 3V", "IsSubset", parameter("v") + ", " + range(2, 3));
    private static final String SUM = predicate(8, "assert v is a + b", "Is", parameter("v") + ", {\"operator\": \"Add\", \"operands\": [" + parameter("a") + ", " + parameter("b") + "]}");

    @Test
    void aValueThatBreaksAnAssertionIsReportedWithIt() {
        var before = design(value(3, "a = 1V to 1.2V", "a", 1, 1.2), value(4, "b = 1V", "b", 1, 1), SUM, LIMIT);
        var after = design(value(3, "a = 1V to 2.2V", "a", 1, 2.2), value(4, "b = 1V", "b", 1, 1), SUM, LIMIT);
        var changes = ValueChange.compare(before, after);
        assertEquals(1, changes.size(), changes::toString);
        assertEquals("a 1V to 1.2V 1V to 2.2V", describe(changes.getFirst()));
        assertEquals(List.of("board.ato:9 assert v within 2V to 3V"), changes.getFirst().breaks());
        var verdicts = VerdictChange.compare(before.verification(), after.verification());
        assertEquals(1, verdicts.size(), verdicts::toString);
        assertEquals(Optional.of(AssertionVerdict.PROVEN), verdicts.getFirst().before());
        assertEquals(AssertionVerdict.VIOLATED, verdicts.getFirst().after());
        assertEquals("2 V to 2.2 V, 2 V to 3.2 V", verdicts.getFirst().rangeBefore().orElse("") + ", " + verdicts.getFirst().rangeAfter().orElse(""));
        assertTrue(verdicts.getFirst().wasBroken());
    }

    @Test
    void whatIsViolatedInBothIsShownButNotAsBroken() {
        var broken = design(value(3, "a = 5V", "a", 5, 5), value(4, "b = 1V", "b", 1, 1), SUM, LIMIT);
        var verdicts = VerdictChange.compare(broken.verification(), broken.verification());
        assertEquals(List.of(false), verdicts.stream().map(VerdictChange::wasBroken).toList());
    }

    @Test
    void aRepairedAssertionIsShownAndARemovedOneIsNot() {
        var broken = design(value(3, "a = 5V", "a", 5, 5), value(4, "b = 1V", "b", 1, 1), SUM, LIMIT);
        var mended = design(value(3, "a = 1.5V", "a", 1.5, 1.5), value(4, "b = 1V", "b", 1, 1), SUM, LIMIT);
        var removed = design(value(3, "a = 5V", "a", 5, 5), value(4, "b = 1V", "b", 1, 1), SUM);
        assertEquals(List.of(AssertionVerdict.PROVEN), VerdictChange.compare(broken.verification(), mended.verification()).stream().map(VerdictChange::after).toList());
        assertEquals(List.of(), VerdictChange.compare(broken.verification(), removed.verification()));
    }

    @Test
    void anotherLimitOfTheSameParameterIsComparedWithTheOldOne() {
        var before = design(value(3, "a = 1.5V", "a", 1.5, 1.5), value(4, "b = 1V", "b", 1, 1), SUM, LIMIT);
        var narrow = predicate(9, "assert v within 2V to 2.1V", "IsSubset", parameter("v") + ", " + range(2, 2.1));
        var after = design(value(3, "a = 1.5V", "a", 1.5, 1.5), value(4, "b = 1V", "b", 1, 1), SUM, narrow);
        var verdicts = VerdictChange.compare(before.verification(), after.verification());
        assertEquals(List.of(Optional.of(AssertionVerdict.PROVEN)), verdicts.stream().map(VerdictChange::before).toList());
        assertTrue(ValueChange.compare(before, after).isEmpty());
    }

    @Test
    void aValueThatIsOnlyWrittenDifferentlyIsNoChange() {
        var before = design(value(3, "a = 1V +/- 10%", "a", 0.9, 1.1));
        assertEquals(List.of(), ValueChange.compare(before, design(value(7, "a = 900mV to 1100mV", "a", 0.9, 1.1 + 1e-12))));
    }

    @Test
    void aParameterWithAnotherPathAndTheSameValueIsNoChange() {
        var before = design(value(3, "top.a = 1V", "top.a", 1, 1), value(4, "b = 1V", "b", 1, 1));
        var after = design(value(3, "upper.a = 1V", "upper.a", 1, 1), value(4, "b = 2V", "b", 2, 2));
        assertEquals(List.of("b 1V 2V"), ValueChange.compare(before, after).stream().map(DesignExaminationTest::describe).toList());
    }

    @Test
    void anotherFormulaAndARemovedValueAreChanges() {
        var before = design(formula("a = b * 2", "Multiply", 2), value(4, "b = 1V", "b", 1, 1));
        var after = design(formula("a = b + 2V", "Add", 2));
        assertEquals(
                List.of("a b * 2 b + 2V", "b 1V -"), ValueChange.compare(before, after).stream().map(DesignExaminationTest::describe).toList());
    }

    @Test
    void nothingIsComparedWithADesignThatCannotBeExamined() {
        var known = design(value(3, "a = 1V", "a", 1, 1));
        var broken = examine(new DesignCompiler.Result.Broken());
        assertEquals(List.of(), ValueChange.compare(broken, known));
        assertEquals(Optional.of("atopile could not instantiate the design"), broken.obstacle());
    }

    private static String describe(ValueChange change) {
        return "%s %s %s".formatted(change.parameter(), change.before().orElse("-"), change.after().orElse("-"));
    }

    private static DesignExamination design(String... predicates) {
        var json = Json.mapper().readTree("{\"predicates\": [%s], \"parts\": []}".formatted(String.join(", ", predicates)));
        return examine(new DesignCompiler.Result.Printed(json));
    }

    private static DesignExamination examine(DesignCompiler.Result result) {
        return assertDoesNotThrow(() -> DesignExamination.of(result, ROOT, "board.ato:Top"));
    }

    private static String value(int line, String text, String name, double low, double high) {
        return predicate(line, text, "IsSubset", parameter(name) + ", " + range(low, high));
    }

    private static String formula(String text, String operator, double factor) {
        return predicate(3, text, "Is", "%s, {\"operator\": \"%s\", \"operands\": [%s, %s]}".formatted(parameter("a"), operator, parameter("b"), range(factor, factor)));
    }


    private static String predicate(int line, String text, String operator, String operands) {
        return "{\"place\": [\"/project/board.ato\", %d, 5], \"text\": \"%s\", \"expression\": {\"operator\": \"%s\", \"operands\": [%s]}}"
                .formatted(line, text, operator, operands);
    }

    private static String parameter(String name) {
        return "{\"parameter\": \"Top.%s\"}".formatted(name);
    }

    private static String range(double low, double high) {
        return "{\"ranges\": [[%s, %s]], \"unit\": \"V\"}".formatted(low, high);
    }
}
