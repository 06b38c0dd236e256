package io.atopile.mcp.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.DesignAssertion;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Assertions of one board explained from what its compiler would export, without a compiler. */
class ViolatedAssertionTest {

    private static final String SIZE = "    size = 10kohm +/- 5%";
    private static final String LIMIT = "    assert size within 9.7kohm to 10.3kohm";

    @TempDir
    Path folder;

    private Path root;
    private Optional<JsonNode> exported = Optional.empty();

    @BeforeEach
    void project() throws IOException {
        root = folder.toRealPath();
        Files.writeString(root.resolve("ato.yaml"), "builds:\n  one: {entry: one.ato:One}\n");
        Files.writeString(root.resolve("one.ato"), String.join("\n", "module One:", "    size: ohm", SIZE, LIMIT, ""));
    }

    @Test
    void aViolatedAssertionIsExplainedWithTheToleranceThatWouldDo() throws Exception {
        export("size", List.of(9_500.0, 10_500.0));
        Explanation told = explainViolated().explanation();
        assertTrue(told.text().startsWith("`assert size within 9.7kohm to 10.3kohm` does not hold for all values that the design allows. Violated: other statements give size 9.5 kΩ to 10.5 kΩ; the limit is 9.7 kΩ."), told::text);
        assertTrue(told.text().endsWith("A tighter tolerance of one value would do, all else equal: size at most ± 3 %."), told::text);
        Fix fix = told.fixes().getFirst();
        assertEquals("    size = 10kohm +/- 3%", fix.lines().orElseThrow().get(2));
        assertEquals(Fix.Confidence.POSSIBLE, fix.confidence());
        assertTrue(fix.needs().orElseThrow().contains("the part or supply has to be changed too"), fix::toString);
        assertEquals(List.of(3, 4), told.places().stream().map(ExplanationLocation::line).toList());
        assertEquals(Optional.of(4), told.place().map(ExplanationLocation::line));
    }

    @Test
    void tolerancesThatAreEnoughOnlyTogetherAreOneEdit() throws Exception {
        exportSum(9_950.0, 10_050.0);
        Explanation told = explainViolated().explanation();
        assertTrue(told.text().endsWith("No tighter tolerance of one value would do; these would do together: size at most ± 0.5 % and other at most ± 0.5 %."), told::text);
        Fix fix = told.fixes().getFirst();
        assertEquals("Narrow size to 5kohm +/- 0.5%, other to 5kohm +/- 0.5%", fix.title());
        assertEquals(List.of("    size = 5kohm +/- 0.5%", "    other = 5kohm +/- 0.5%"), fix.lines().orElseThrow().subList(1, 3));
        assertEquals(List.of("2:5", "3:5", "4:5"), told.places().stream().map(place -> place.line() + ":" + place.column()).toList());
        assertTrue(told.places().getFirst().note().endsWith("would do, together with the others"), told.places()::toString);
    }

    @Test
    void whereNothingWouldDoTheLimitThatWouldIsSaid() throws Exception {
        export("size", List.of(0.0, 0.0));
        Explanation told = explainViolated().explanation();
        assertTrue(told.text().endsWith("No tighter tolerances would do, nor another value of one parameter; as it is designed, the assertion holds only if it allows 0 Ω."), told::text);
        assertTrue(told.places().stream().allMatch(place -> place.note().equals("one of the statements that it follows from")), told.places()::toString);
    }

    @Test
    void whatIsUndecidedBesideAViolationIsRelated() throws Exception {
        export("size", List.of(9_500.0, 10_500.0));
        predicates().add(predicate("one.ato", 2, "other: ohm", "other", List.of(0.0, Double.POSITIVE_INFINITY)));
        predicates().add(predicate("one.ato", 5, "assert other within 1ohm to 2ohm", "other", List.of(1.0, 2.0)));
        var again = explainViolated().explanation().again();
        assertEquals(List.of("5 Undecided: nothing in the design determines other."), again.stream().map(place -> place.line() + " " + place.note()).toList());
    }

    /** Two parts of 5 kΩ ± 5 % whose sum must be within limits. */
    private void exportSum(double low, double high) throws IOException {
        var parts = List.of("    size = 5kohm +/- 5%", "    other = 5kohm +/- 5%");
        Files.writeString(root.resolve("one.ato"), String.join("\n", "module One:", parts.get(0), parts.get(1), LIMIT, ""));
        exported = Optional.of(Json.object());
        predicates().add(predicate("one.ato", 2, parts.get(0).strip(), "size", List.of(4_750.0, 5_250.0)));
        predicates().add(predicate("one.ato", 3, parts.get(1).strip(), "other", List.of(4_750.0, 5_250.0)));
        var sum = Json.object().put("operator", "Add");
        sum.putArray("operands").add(Json.object().put("parameter", "One.size")).add(Json.object().put("parameter", "One.other"));
        var limit = predicate("one.ato", 4, LIMIT.strip(), "size", List.of(low, high));
        ((ArrayNode) limit.at("/expression/operands")).set(0, sum);
        predicates().add(limit);
    }

    private ArrayNode predicates() {
        return ((ObjectNode) exported.orElseThrow()).withArray("predicates");
    }

    @Test
    void aValueInAPackageIsNamedButNotChanged() throws Exception {
        Path installed = Files.createDirectories(root.resolve(".ato/modules/maker/part"));
        Files.writeString(installed.resolve("part.ato"), "component Part:\n    pin 1\n" + SIZE + "\n");
        export("size", List.of(9_500.0, 10_500.0), ".ato/modules/maker/part/part.ato");
        Explanation told = explainViolated().explanation();
        assertTrue(told.text().contains("size at most ± 3 %"), told::text);
        assertEquals(List.of(), told.fixes());
    }

    @Test
    void anAssertionThatHoldsNowNeedsAnotherBuild() throws Exception {
        export("size", List.of(9_800.0, 10_200.0));
        BuildExplanation told = explainViolated();
        assertEquals("With the current sources no assertion of the design is violated; all are proven. Build again.", told.explanation().text());
        assertEquals(List.of(), told.explanation().fixes());
    }

    @Test
    void aDesignThatCannotBeInstantiatedIsExplainedByItsDiagnostic() throws Exception {
        Explanation told = explainViolated().explanation();
        assertTrue(told.text().startsWith("Violated: size is 10.5 kΩ. The current sources can't be instantiated"), told::text);
        assertEquals(Optional.of(4), told.place().map(ExplanationLocation::line));
    }

    @Test
    void anUndecidedAssertionIsExplainedWithItsReason() throws Exception {
        export("other", List.of(9_800.0, 10_200.0));
        Explanation told = explainUndecided("Undecided: nothing is known of size.").explanation();
        assertTrue(told.text().contains("an assertion is undecided. `assert size within 9.7kohm to 10.3kohm`: Undecided: nothing in the design determines size."), told::text);
        assertTrue(told.text().endsWith("design_verify decides it without a build."), told::text);
        assertEquals("Undecided: nothing in the design determines size.", told.place().orElseThrow().note());
    }

    @Test
    void anUndecidedAssertionOfADesignThatCannotBeInstantiatedKeepsItsReason() throws Exception {
        Explanation told = explainUndecided("Undecided: the search ended.").explanation();
        assertTrue(told.text().contains("Undecided: the search ended."), told::text);
    }

    @Test
    void whatIsDecidedNowNeedsAnotherBuildAndWhatIsViolatedNowIsExplained() throws Exception {
        export("size", List.of(9_800.0, 10_200.0));
        assertEquals(
                "With the current sources every assertion of the design is proven or states a range. Build again.",
                explainUndecided("").explanation().text());
        export("size", List.of(9_500.0, 10_500.0));
        assertTrue(explainUndecided("").explanation().text().contains("does not hold"));
    }

    private void export(String parameter, List<Double> values) {
        export(parameter, values, "one.ato");
    }

    private void export(String parameter, List<Double> values, String file) {
        var described = Json.object();
        var predicates = described.putArray("predicates");
        predicates.add(predicate("one.ato", 2, "size: ohm", "size", List.of(0.0, Double.POSITIVE_INFINITY)));
        predicates.add(predicate(file, 3, SIZE.strip(), parameter, values));
        predicates.add(predicate("one.ato", 4, LIMIT.strip(), "size", List.of(9_700.0, 10_300.0)));
        exported = Optional.of(described);
    }

    private JsonNode predicate(String file, int line, String text, String parameter, List<Double> ends) {
        var predicate = Json.object().put("text", text);
        predicate.putArray("place").add(root.resolve(file).toString()).add(line).add(5);
        var operands = predicate.putObject("expression").put("operator", "IsSubset").putArray("operands");
        operands.addObject().put("parameter", "One." + parameter);
        var range = operands.addObject().put("unit", "Ω").putArray("ranges").addArray();
        ends.forEach(end -> range.add(Double.isFinite(end) ? Json.mapper().valueToTree(end) : Json.mapper().nullNode()));
        return predicate;
    }

    private BuildExplanation explainViolated() throws Exception {
        var diagnostic = new Diagnostic(
                Optional.of("one.ato"), Optional.of(4), Optional.of(5), "verification", Diagnostic.ASSERTION_VIOLATED, "Violated: size is 10.5 kΩ.", Optional.of(LIMIT));
        return explain(new BuildResult(Optional.of(BuildVerdict.FAILED), List.of(diagnostic), List.of(), List.of(), List.of()));
    }

    private BuildExplanation explainUndecided(String reason) throws Exception {
        var open = new DesignAssertion("one.ato", 4, 5, LIMIT.strip(), Optional.of(reason));
        return explain(new BuildResult(Optional.of(BuildVerdict.UNVERIFIED), List.of(), List.of(open), List.of(), List.of()));
    }

    private BuildExplanation explain(BuildResult result) throws Exception {
        return new PreparedToolchain(exported).explain(root, "one", result);
    }
}
