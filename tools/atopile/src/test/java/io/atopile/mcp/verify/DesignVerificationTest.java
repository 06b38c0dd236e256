package io.atopile.mcp.verify;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Exported designs, from JSON to verdicts. */
class DesignVerificationTest {

    private static final Path ROOT = Path.of("/board");
    private static final String DIVIDER = """
            @3 v: V | IsSubset p:v r:0..
            @4 top = 10kohm +/- 1% | IsSubset p:top r:9900..10100:Ω
            @5 bottom = 20kohm +/- 1% | IsSubset p:bottom r:19800..20200:Ω
            @6 v_in = 4.9V to 5.1V | IsSubset p:v_in r:4.9..5.1:V
            @7 assert v is v_in * bottom / (top + bottom) | Is p:v (Divide (Multiply p:v_in p:bottom) (Add p:top p:bottom))
            """;

    private static DesignVerification verify(String statements) {
        return verify(Json.mapper().readTree(Statements.write(statements, ROOT.resolve("main.ato"))));
    }

    private static DesignVerification verify(JsonNode exported) {
        return assertDoesNotThrow(() -> DesignVerification.of(ExportedDesign.read(exported, ROOT, "main.ato:App")));
    }

    private static String list(DesignVerification verification) {
        return verification.assertions().stream()
                .map(each -> "%s %s %s".formatted(each.place(), each.verdict(), each.range().orElse("-")))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aViolatedLimitHasItsCornerItsRangeAndItsLines() {
        var found = verify(DIVIDER + "@8 assert v within 3.2V to 3.4V | IsSubset p:v r:3.2..3.4:V\n");
        assertEquals("main.ato:7 STATED 3.245 V to 3.423 V\nmain.ato:8 VIOLATED 3.245 V to 3.423 V", list(found));
        var violated = found.assertions().getLast();
        assertEquals(
                "Violated: v is 3.423 V (of 3.245 V to 3.423 V) at v_in = 5.1 V, bottom = 20.2 kΩ, top = 9.9 kΩ; the limit is 3.4 V.", violated.reason());
        assertEquals(List.of(4, 5, 6, 7, 8), violated.conflict().stream().map(VerifiedAssertion.SourceStatement::line).toList());
        assertEquals("assert v within 3.2V to 3.4V", violated.conflict().getLast().text());
        assertTrue(violated.certificate().stream().anyMatch(line -> line.startsWith("gives ")), violated.certificate()::toString);
        assertEquals(1, found.count(AssertionVerdict.VIOLATED));
    }

    @Test
    void aLimitThatHoldsIsProvenAndOneThatContradictsAnotherIsViolated() {
        assertEquals("main.ato:7 STATED 3.245 V to 3.423 V\nmain.ato:8 PROVEN 3.245 V to 3.423 V",
                list(verify(DIVIDER + "@8 assert v within 3.2V to 3.5V | IsSubset p:v r:3.2..3.5:V\n")));
        var found = verify("@1 assert rail within 5V | IsSubset p:rail r:4.75..5.25:V\n@2 assert rail within 9V | IsSubset p:rail r:8.55..9.45:V\n");
        assertEquals(2, found.count(AssertionVerdict.VIOLATED));
        assertEquals("Violated: other statements give rail 8.55 V to 9.45 V; the limit is 5.25 V.", found.assertions().getFirst().reason());
    }

    @Test
    void aRangeThatNothingDeterminesIsUndecidedUnlessTheParameterIsALibraryPart() {
        var own = verify("@1 level: V | IsSubset p:level r:0..\n@2 assert level within 1V to 2V | IsSubset p:level r:1..2:V\n");
        assertEquals("Undecided: nothing in the design determines level.", own.assertions().getFirst().reason());
        var used = verify("""
                @1 level: V | IsSubset p:level r:0..
                @2 assert level within 1V to 2V | IsSubset p:level r:1..2:V
                @3 other = level * 2 | Is p:other (Multiply p:level r:2..2)
                """);
        assertEquals(AssertionVerdict.STATED, used.assertions().getFirst().verdict());
        var library = verify("@2 assert power.voltage within 1V to 2V | IsSubset p:power.voltage r:1..2:V\n");
        assertEquals(AssertionVerdict.STATED, library.assertions().getFirst().verdict());
    }

    @Test
    void whatHasAnotherFormIsUndecidedAndNeverTheBaseOfAVerdict() {
        var found = verify("@1 assert package is 0402 | Is p:package t:0402\n");
        assertEquals("main.ato:1 UNDECIDED -", list(found));
        assertTrue(found.assertions().getFirst().reason().contains("isn't supported"));
        var based = verify("""
                @1 a = 1V to 2V | IsSubset p:a r:1..2:V
                @2 a = integrate | Is p:a (Integrate p:a)
                @3 assert a within 0V to 1.5V | IsSubset p:a r:0..1.5:V
                """);
        assertEquals(AssertionVerdict.UNDECIDED, based.assertions().getLast().verdict());
        assertTrue(based.assertions().getLast().reason().contains("a statement about a "), based::toString);
    }

    /** A declared 0.1 % doesn't make a part of 5 % better. */
    @Test
    void aPartHasItsOwnValueWhateverIsDeclared() {
        var exported = Json.mapper().readTree(Statements.write("""
                @1 r.resistance = 10kohm +/- 0.1% | IsSubset p:r.resistance r:9990..10010:Ω
                @2 assert r.resistance within 9.9kohm to 10.1kohm | IsSubset p:r.resistance r:9900..10100:Ω
                """, ROOT.resolve("main.ato")));
        var predicates = exported.withArray("predicates");
        Json.mapper().readTree(Statements.write("@1 resistance = 10kohm +/- 5% | IsSubset p:r.resistance r:9500..10500:Ω\n", ROOT.resolve("parts/r.ato")))
                .path("predicates")
                .forEach(predicates::add);
        assertEquals(AssertionVerdict.PROVEN, verify(exported).assertions().getFirst().verdict(), "no part is known");
        exported.withArray("parts").addObject().put("path", "App.r").put("file", "/board/parts/r.ato");
        var violated = verify(exported).assertions().getFirst();
        assertEquals("VIOLATED 9.5 kΩ to 10.5 kΩ", violated.verdict() + " " + violated.range().orElse(""));
        assertEquals("parts/r.ato", violated.conflict().getLast().file());
    }

    @Test
    void whatAComponentSaysItCoversIsItsValue() {
        var found = verify("""
                @1 resistance = 10kohm +/- 1% | IsSuperset p:r.resistance r:9900..10100:Ω
                @2 assert r.resistance within 9kohm to 11kohm | IsSubset p:r.resistance r:9000..11000:Ω
                @3 assert r.resistance covers 10kohm | IsSuperset p:r.resistance r:10000..10000:Ω
                """);
        assertEquals("main.ato:2 PROVEN 9.9 kΩ to 10.1 kΩ\nmain.ato:3 UNDECIDED -", list(found));
    }

    @Test
    void valuesThatContradictEachOtherAreNamedWithTheirLines() {
        var found = verify("@1 r = 10kohm | IsSubset p:r r:10000..10000:Ω\n@2 r = 20kohm | IsSubset p:r r:20000..20000:Ω\n");
        assertEquals("r", found.conflicts().getFirst().parameter());
        assertEquals(List.of(1, 2), found.conflicts().getFirst().statements().stream().map(VerifiedAssertion.SourceStatement::line).toList());
    }

    @Test
    void aDesignThatDoesNotCompileHasTheReasonAndNoVerdicts() {
        var found = verify(Json.mapper().readTree("{\"error\": \"UserException: no such file\"}"));
        assertEquals(Optional.of("UserException: no such file"), found.failure());
        assertTrue(found.assertions().isEmpty());
    }

    @Test
    void damagedExportsAreReadAsFarAsTheyGo() {
        for (String damaged : List.of("{}", "[]", "null", "{\"predicates\": [1, {}, {\"expression\": {\"ranges\": [[2, 1]]}}, {\"text\": \"assert x\"}]}")) {
            var found = verify(Json.mapper().readTree(damaged));
            assertFalse(found.failure().isPresent());
            assertEquals(Stream.of().toList(), found.assertions());
        }
    }

    @Test
    void aParameterWhoseNameBeginsWithAssertIsNoAssertion() {
        var found = verify("""
                @1 assertion_level = 1V to 5V | IsSubset p:assertion_level r:1..5:V
                @2 assert assertion_level within 2V to 3V | IsSubset p:assertion_level r:2..3:V
                """);
        assertEquals("main.ato:2 VIOLATED 1 V to 5 V", list(found));
    }

    /** atopile exports what is assigned as what the values lie in. */
    @Test
    void anAssignedFormulaGivesAParameterItsValue() {
        var values = "@1 a = 2V to 3V | IsSubset p:a r:2..3:V\n@2 v = a * 2 | IsSubset p:v (Multiply p:a r:2..2)\n";
        assertEquals("main.ato:3 VIOLATED 4 V to 6 V", list(verify(values + "@3 assert v within 100V to 200V | IsSubset p:v r:100..200:V\n")));
        assertEquals("main.ato:3 PROVEN 4 V to 6 V", list(verify(values + "@3 assert v within 3V to 7V | IsSubset p:v r:3..7:V\n")));
    }

    @Test
    void equalTolerancesDoNotMakeTwoPartsTheSameValue() {
        var found = verify("""
                @1 a = 10kohm +/- 10% | IsSubset p:a r:9000..11000:Ω
                @2 b = 10kohm +/- 10% | IsSubset p:b r:9000..11000:Ω
                @3 assert a is b | Is p:a p:b
                @4 assert a / (a + b) within 0.49 to 0.51 | IsSubset (Divide p:a (Add p:a p:b)) r:0.49..0.51
                """);
        assertEquals("main.ato:3 PROVEN 9 kΩ to 11 kΩ\nmain.ato:4 VIOLATED 0.45 to 0.55", list(found));
    }

    @Test
    void aComponentHasWhatItCoversWhateverIsDeclared() {
        var found = verify("""
                @1 resistance = 10kohm +/- 5% | IsSuperset p:r.resistance r:9500..10500:Ω
                @2 r.resistance = 10kohm +/- 0.1% | IsSubset p:r.resistance r:9990..10010:Ω
                @3 assert r.resistance within 9.9kohm to 10.1kohm | IsSubset p:r.resistance r:9900..10100:Ω
                """);
        assertEquals("main.ato:3 VIOLATED 9.5 kΩ to 10.5 kΩ", list(found));
    }

    @Test
    void aDerivedComponentCoversAllThatEachOfBothCovers() {
        var found = verify("""
                @1 resistance = 10kohm +/- 5% | IsSuperset p:r.resistance r:9500..10500:Ω
                @2 resistance = 10kohm +/- 20% | IsSuperset p:r.resistance r:8000..12000:Ω
                @3 assert r.resistance within 9kohm to 11kohm | IsSubset p:r.resistance r:9000..11000:Ω
                """);
        assertEquals("main.ato:3 VIOLATED 8 kΩ to 12 kΩ", list(found));
    }

    @Test
    void aModuleInTheFileOfAPartDeclaresAsAnyOther() {
        var exported = Json.mapper().readTree(Statements.write("""
                @1 resistance = 10kohm +/- 5% | IsSubset p:r.resistance r:9500..10500:Ω
                @2 r.resistance = 10kohm +/- 0.1% | IsSubset p:r.resistance r:9990..10010:Ω
                @3 level = 1V | IsSubset p:level r:1..1:V
                @4 assert r.resistance within 9.9kohm to 10.1kohm | IsSubset p:r.resistance r:9900..10100:Ω
                """, ROOT.resolve("main.ato")));
        exported.withArray("parts").addObject().put("path", "App.r").put("file", ROOT.resolve("main.ato").toString());
        assertEquals("main.ato:4 VIOLATED 9.5 kΩ to 10.5 kΩ", list(verify(exported)));
    }

    @Test
    void aRangeIsNotStatedIfAnotherStatementCouldNotBeRead() {
        var found = verify("""
                @1 a = integrate | Is p:a (Integrate p:c)
                @2 b ~ a | Is p:b p:a
                @3 assert b within 0V to 1.5V | IsSubset p:b r:0..1.5:V
                """);
        assertEquals("main.ato:3 UNDECIDED -", list(found));
        assertTrue(found.assertions().getFirst().reason().contains("a statement about b "), found::toString);
    }

    /** atopile allows no negative values where the source doesn't say that it does. */
    @Test
    void aValueIsNotCutToWhatTheLibraryAllows() {
        var found = verify("""
                @1 w = -5V to 5V | IsSubset p:w r:0..:V
                @1 w = -5V to 5V | IsSubset p:w r:-5..5:V
                @2 assert w >= 0V | GreaterOrEqual p:w r:0..0:V
                @3 assert w within -6V to 6V | IsSubset p:w r:-6..6:V
                """);
        assertEquals("main.ato:2 VIOLATED -5 V to 5 V\nmain.ato:3 PROVEN -5 V to 5 V", list(found));
    }

    @Test
    void whatIsOutsideOfAllThatAtopileAllowsIsNamedSo() {
        var allowed = " For w, atopile allows only values of at least 0 V.";
        var stated = verify("@1 w: V | IsSubset p:w r:0..:V\n@2 assert w within -6V to -4V | IsSubset p:w r:-6..-4:V\n");
        assertEquals("Violated: other statements give w at least 0 V; the limit is -4 V." + allowed, stated.assertions().getFirst().reason());
        var given = verify("""
                @1 w: V | IsSubset p:w r:0..:V
                @2 w = -5V | IsSubset p:w r:-5..-5:V
                @3 assert w <= -4V | LessOrEqual p:w r:-4..-4:V
                """);
        assertEquals("Undecided: the values of w contradict each other." + allowed, given.assertions().getFirst().reason());
        assertEquals("The values of w have nothing in common." + allowed, given.conflicts().getFirst().reason());
        var other = verify("@1 w: V | IsSubset p:w r:0..:V\n@2 w = 5V | IsSubset p:w r:5..5:V\n@3 w = 6V | IsSubset p:w r:6..6:V\n");
        assertEquals("The values of w have nothing in common.", other.conflicts().getFirst().reason());
    }

    /** USB allows 3.0 V to 3.6 V for the rail of its data lines, which doesn't make a better rail worse. */
    @Test
    void aStandardOfTheLibraryIsTheValueOnlyWhereTheSourceStatesNone() {
        var limit = "@3 assert rail * 2 within 6V to 7V | IsSubset (Multiply p:rail r:2..2) r:6..7:V\n";
        assertEquals("main.ato:3 VIOLATED 6 V to 7.2 V", list(verifyWithStandard(limit)));
        assertEquals(
                "main.ato:2 STATED 3.135 V to 3.465 V\nmain.ato:3 PROVEN 6.27 V to 6.93 V",
                list(verifyWithStandard("@2 assert rail within 3.3V +/- 5% | IsSubset p:rail r:3.135..3.465:V\n" + limit)));
        assertEquals(
                "main.ato:3 VIOLATED 5.94 V to 7.26 V",
                list(verifyWithStandard("@2 rail = 3.3V +/- 10% | IsSubset p:rail r:2.97..3.63:V\n" + limit)));
    }

    @Test
    void anInterruptedThreadEndsTheSearch() {
        var hard = ExportedDesign.read(
                Json.mapper().readTree(Statements.write("""
                        @1 x = 1V to 2V | IsSubset p:x r:1..2:V
                        @2 y = 1V to 2V | IsSubset p:y r:1..2:V
                        @3 assert x*x + y*y >= 2*x*y | GreaterOrEqual (Add (Multiply p:x p:x) (Multiply p:y p:y)) (Multiply r:2..2 p:x p:y)
                        """, ROOT.resolve("main.ato"))),
                ROOT,
                "main.ato:App");
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> DesignVerification.of(hard));
        assertFalse(Thread.interrupted());
        assertEquals(1, assertDoesNotThrow(() -> DesignVerification.of(hard)).assertions().size());
    }

    @Test
    void theVoltagesOfARailAreOneValue() {
        var exported = Json.mapper().readTree(Statements.write("""
                @1 a.voltage = 5V +/- 1% | IsSubset p:a.voltage r:4.95..5.05:V
                @2 assert b.voltage within 3V to 3.6V | IsSubset p:b.voltage r:3..3.6:V
                @3 assert c.voltage within 4V to 6V | IsSubset p:c.voltage r:4..6:V
                """, ROOT.resolve("main.ato")));
        assertEquals("main.ato:2 STATED 3 V to 3.6 V\nmain.ato:3 STATED 4 V to 6 V", list(verify(exported)));
        ((ObjectNode) exported).putArray("rails").addArray().add("App.c.voltage").add("App.a.voltage").add("App.b.voltage");
        var found = verify(exported);
        assertEquals("main.ato:2 VIOLATED 4.95 V to 5.05 V\nmain.ato:3 PROVEN 4.95 V to 5.05 V", list(found));
        assertEquals(List.of(1, 2), found.assertions().getFirst().conflict().stream().map(VerifiedAssertion.SourceStatement::line).toList());
    }

    private static DesignVerification verifyWithStandard(String statements) {
        var exported = Json.mapper().readTree(Statements.write("@1 standard | IsSubset p:rail r:3..3.6:V\n" + statements, ROOT.resolve("main.ato")));
        ((ObjectNode) exported.path("predicates").get(0)).remove(List.of("place", "text"));
        return verify(exported);
    }
}
