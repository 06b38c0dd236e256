package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.build.AssertionScan.ScannedBlock;
import io.atopile.mcp.verify.AssertionVerdict;
import io.atopile.mcp.verify.DesignVerification;
import io.atopile.mcp.verify.PredicatePlace;
import io.atopile.mcp.verify.VerifiedAssertion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which assertions of the sources a verified design leaves open. */
class AssertionFindingsTest {

    private static VerifiedAssertion decide(int line, int column, AssertionVerdict verdict) {
        return new VerifiedAssertion(
                new PredicatePlace("main.ato", line, column), "assert " + column, "v", verdict, Optional.empty(), "why", List.of(), List.of(), List.of());
    }

    private static List<String> findUnverified(List<DesignAssertion> written, VerifiedAssertion... decided) {
        return findUnverified(List.of(new ScannedBlock(Set.of("main.ato::App"), written)), Set.of(), decided);
    }

    private static List<String> findUnverified(List<ScannedBlock> blocks, Set<String> modules, VerifiedAssertion... decided) {
        var verification = new DesignVerification(Arrays.asList(decided), List.of(), List.of(), modules, Optional.empty());
        return AssertionFindings.of(new AssertionScan(blocks, true), Optional.of(verification)).unverified().stream()
                .map(each -> "%d:%d %s".formatted(each.line(), each.column(), each.reason().orElse("")))
                .toList();
    }

    @Test
    void ofTwoAssertionsOnALineEachNeedsItsOwnVerdict() {
        var written = List.of(new DesignAssertion("main.ato", 3, 5, "assert a"), new DesignAssertion("main.ato", 3, 30, "assert b"));
        assertEquals(
                List.of("3:30 The design as instantiated doesn't contain it."),
                findUnverified(written, decide(3, 5, AssertionVerdict.PROVEN)));
        assertEquals(List.of(), findUnverified(written, decide(3, 5, AssertionVerdict.PROVEN), decide(3, 30, AssertionVerdict.STATED)));
    }

    @Test
    void anUndecidedAssertionThatTheSourcesDoNotShowIsUnverifiedOnce() {
        var written = List.of(new DesignAssertion("main.ato", 3, 5, "assert a"));
        assertEquals(
                List.of("9:5 why"),
                findUnverified(
                        written,
                        decide(3, 5, AssertionVerdict.PROVEN),
                        decide(7, 5, AssertionVerdict.PROVEN),
                        decide(9, 5, AssertionVerdict.UNDECIDED),
                        decide(9, 5, AssertionVerdict.UNDECIDED)));
    }

    @Test
    void onlyModulesThatTheDesignContainsNeedVerdicts() {
        var blocks = List.of(
                new ScannedBlock(Set.of("main.ato::App"), List.of(new DesignAssertion("main.ato", 3, 5, "assert a"))),
                new ScannedBlock(Set.of("main.ato::Base", "main.ato::App"), List.of(new DesignAssertion("main.ato", 7, 5, "assert b"))),
                new ScannedBlock(Set.of("main.ato::Replaced"), List.of(new DesignAssertion("main.ato", 9, 5, "assert c"))),
                new ScannedBlock(Set.of(), List.of(new DesignAssertion("main.ato", 11, 1, "assert d"))));
        var absent = " The design as instantiated doesn't contain it.";
        assertEquals(List.of("3:5" + absent, "7:5" + absent, "11:1" + absent), findUnverified(blocks, Set.of("main.ato::App")));
        assertEquals(List.of("3:5" + absent, "7:5" + absent, "9:5" + absent, "11:1" + absent), findUnverified(blocks, Set.of()));
        assertEquals(
                List.of("11:1" + absent, "9:5 why"),
                findUnverified(
                        blocks,
                        Set.of("main.ato::App"),
                        decide(3, 5, AssertionVerdict.PROVEN),
                        decide(7, 5, AssertionVerdict.PROVEN),
                        decide(9, 5, AssertionVerdict.UNDECIDED)));
    }
}
