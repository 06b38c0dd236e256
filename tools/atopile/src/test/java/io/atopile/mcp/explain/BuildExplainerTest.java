package io.atopile.mcp.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.dialect.SupportedDialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes explained from the sources alone, with no atopile to ask. */
class BuildExplainerTest {

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void project() throws IOException {
        root = folder.toRealPath();
        Files.writeString(root.resolve("ato.yaml"), """
                paths: {src: ./, layout: ./layouts}
                builds:
                  one: {entry: one.ato:One}
                  two: {entry: two.ato:Two}
                """);
        Files.writeString(root.resolve("part.ato"), """
                interface Plug:
                    signal hot
                    signal cold
                module Part:
                    plug = new Plug
                    size: ohm
                    assert size within 4.7kohm +/- 5%
                """);
        Files.writeString(root.resolve("one.ato"), """
                from "part.ato" import Part
                module One:
                    left = new Part
                    right = new Part
                    left.plg ~ right.plug
                    left.plug ~ right
                    left.size = 10kohm
                    right.plg.hot ~ left.plug.hot
                """);
        Files.writeString(root.resolve("two.ato"), "from \"one.ato\" import One\nmodule Two:\n    one = new One\n");
    }

    @Test
    void aFieldIsFoundAmongTheMembersOfItsType() throws Exception {
        BuildExplanation told = explain("one", at("one.ato", 5, "Field `left.plg` could not be resolved"));
        assertEquals("`left`, of type `Part`, has no member `plg`. It has `plug`, `size`.", told.explanation().text());
        assertEquals("    left.plug ~ right.plug", best(told).lines().orElseThrow().get(4));
        assertEquals(Fix.Confidence.CERTAIN, best(told).confidence());
        assertEquals(List.of("two"), told.affected());
    }

    @Test
    void aWrongConnectionNamesTheMemberThatWouldFit() throws Exception {
        BuildExplanation told = explain("one", at("one.ato", 6, "Ercfault Incompatible Interface Connection", "Incompatible interface types connected"));
        assertTrue(told.explanation().text().contains("`left.plug` is of type `Plug` and `right` is of type `Part`"), told::toString);
        assertEquals("    left.plug ~ right.plug", best(told).lines().orElseThrow().get(5));
        assertEquals(List.of(3, 4), told.explanation().places().stream().map(ExplanationLocation::line).toList());
    }

    @Test
    void aContradictionIsFoundAcrossFilesWhereAtopileNamesNoPlace() throws Exception {
        BuildExplanation told = explain("one", nowhere("picker", "Contradiction: empty superset\n\nParameter: `One.left.size.is_parameter`"));
        assertEquals(
                List.of("one.ato:7", "part.ato:7"),
                told.explanation().places().stream().map(place -> place.file() + ":" + place.line()).sorted().toList());
        assertEquals(2, told.explanation().fixes().size());
        assertTrue(told.explanation().text().contains("`left.size`"), told::toString);
    }

    @Test
    void anEntryIsFoundByItsName() throws Exception {
        Files.writeString(root.resolve("ato.yaml"), "builds:\n  # the first\n  one: {entry: one.ato:Onne}\n");
        BuildExplanation told = explain("one", nowhere("init-build-context", "Entry point `Onne` not found in `one.ato`."));
        assertEquals("  one: {entry: one.ato:One}", best(told).lines().orElseThrow().get(2));
        assertEquals(Optional.of(3), told.explanation().place().map(ExplanationLocation::line));
        Files.writeString(root.resolve("ato.yaml"), "builds:\n  one: {entry: on.ato:One}\n");
        BuildExplanation moved = explain("one", nowhere("start", "The entry you have specified does not exist."));
        assertEquals("one.ato:One", best(moved).title().replaceAll("Use | as the entry", ""));
    }

    @Test
    void linesAreFoundAgainWhereTheyMovedAndSaidToBeGoneWhereNot() throws Exception {
        Diagnostic found = at("one.ato", 5, "Field `left.plg` could not be resolved");
        Path file = root.resolve("one.ato");
        Files.writeString(file, "# a note\n\n" + Files.readString(file));
        assertEquals(Optional.of(7), explain("one", found).explanation().place().map(ExplanationLocation::line));
        Files.writeString(file, Files.readString(file).replace("left.plg ~", "left.plug ~"));
        BuildExplanation gone = explain("one", found);
        assertTrue(gone.gone());
        assertEquals(List.of(), gone.explanation().fixes());
    }

    @Test
    void valuesInAnotherUnitThanDeclaredAreFound() throws Exception {
        Files.writeString(root.resolve("one.ato"), "module One:\n    x: ohm\n    x = 5V\n");
        BuildExplanation told = explain("one", nowhere("instantiate-app", "Predicate operands have incompatible units{"));
        assertEquals(Optional.of(3), told.explanation().place().map(ExplanationLocation::line));
        assertEquals("    x: V", best(told).lines().orElseThrow().get(1));
    }

    @Test
    void aGenericPartIsNamedWithWhatToLookFor() throws Exception {
        Files.writeString(root.resolve("one.ato"), """
                import Resistor
                module One:
                    r = new Resistor
                    r.resistance = 10kohm +/- 5%
                    r.package = "R0402"
                """);
        BuildExplanation told = explain("one", nowhere("picker", "Part picking on atopile 0.15.8 requires sign-in."));
        assertEquals(Optional.of("10kohm 5% 0402 resistor"), told.explanation().place().flatMap(ExplanationLocation::partQuery));
        assertTrue(told.explanation().text().contains("signed in"), told::toString);
    }

    @Test
    void everyKindIsExplainedEvenWithNothingToGoBy() throws Exception {
        for (ExplainableError mistake : ExplainableError.values()) {
            Diagnostic bare = new Diagnostic(
                    Optional.empty(), Optional.empty(), Optional.empty(), "picker", mistake.name().toLowerCase(Locale.ROOT), "?", Optional.empty());
            assertTrue(explain("one", bare).explanation().text().length() > 20, mistake::name);
        }
    }

    private static Fix best(BuildExplanation told) {
        return told.explanation().fixes().getFirst();
    }

    private BuildExplanation explain(String target, Diagnostic diagnostic) throws Exception {
        var result = new BuildResult(Optional.of(BuildVerdict.FAILED), List.of(diagnostic), List.of(), List.of(), List.of());
        return new PreparedToolchain(Optional.empty()).explain(root, target, result);
    }

    private Diagnostic at(String file, int line, String message) throws IOException {
        return at(file, line, "Exception", message);
    }

    private Diagnostic at(String file, int line, String title, String message) throws IOException {
        return new Diagnostic(
                Optional.of(file),
                Optional.of(line),
                Optional.of(5),
                "init-build-context",
                SupportedDialects.NEWEST.logs().findCode(title, message),
                message,
                Files.readString(root.resolve(file)).lines().skip(line - 1L).findFirst());
    }

    private static Diagnostic nowhere(String stage, String message) {
        return new Diagnostic(
                Optional.empty(), Optional.empty(), Optional.empty(), stage, SupportedDialects.NEWEST.logs().findCode("", message), message, Optional.empty());
    }
}
