package io.atopile.mcp.build;

import io.atopile.mcp.verify.AssertionVerdict;
import io.atopile.mcp.verify.DesignVerification;
import io.atopile.mcp.verify.DesignVerification.ContradictingValues;
import io.atopile.mcp.verify.PredicatePlace;
import io.atopile.mcp.verify.VerifiedAssertion;
import io.atopile.mcp.verify.VerifiedAssertion.SourceStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the verification of a built design says about the assertions in its sources.
 *
 * @param violated violated assertions and contradicting values, as diagnostics
 * @param unverified assertions that aren't decided
 * @param unverifiable why nothing could be decided
 */
record AssertionFindings(List<Diagnostic> violated, List<DesignAssertion> unverified, Optional<String> unverifiable) {

    private static final String STAGE = "verification";
    private static final int MOST_VIOLATED = 50;
    private static final String ABSENT = "The design as instantiated doesn't contain it.";

    /**
     * Compares the assertions of the sources with the verdicts. Those of modules that the design doesn't contain, because others replace them,
     * are left out.
     *
     * @param verification empty if the design wasn't examined
     */
    static AssertionFindings of(AssertionScan scan, Optional<DesignVerification> verification) {
        if (verification.isEmpty() || verification.get().failure().isPresent()) {
            var why = verification.flatMap(DesignVerification::failure).map("The assertions could not be examined: %s"::formatted);
            return new AssertionFindings(List.of(), scan.listAssertions(), why);
        }
        var verdicts = verification.get();
        var written = scan.listInstantiated(verdicts.modules());
        var violated = Stream.concat(
                        verdicts.assertions().stream().filter(VerifiedAssertion::isViolated).map(AssertionFindings::toDiagnostic),
                        verdicts.conflicts().stream().map(AssertionFindings::toDiagnostic))
                .limit(MOST_VIOLATED)
                .toList();
        var unverified = Stream.concat(
                written.stream().flatMap(each -> findUndecided(each, written, verdicts).stream()),
                listUnwritten(written, verdicts));
        return new AssertionFindings(violated, unverified.toList(), Optional.empty());
    }

    private static Optional<DesignAssertion> findUndecided(DesignAssertion written, List<DesignAssertion> all, DesignVerification verdicts) {
        boolean alone = all.stream().filter(each -> isOnLine(each, written.file(), written.line())).count() == 1;
        var instances = verdicts.assertions().stream()
                .filter(each -> isOnLine(written, each.place().file(), each.place().line()) && (alone || each.place().column() == written.column()))
                .toList();
        if (instances.isEmpty()) {
            return Optional.of(written.withReason(ABSENT));
        }
        return instances.stream()
                .filter(each -> each.verdict() == AssertionVerdict.UNDECIDED)
                .findFirst()
                .map(each -> written.withReason(each.reason()));
    }

    /** Lists undecided assertions of the design that weren't found in the sources, each once. */
    private static Stream<DesignAssertion> listUnwritten(List<DesignAssertion> written, DesignVerification verdicts) {
        var places = new LinkedHashMap<PredicatePlace, VerifiedAssertion>();
        verdicts.assertions().stream()
                .filter(each -> each.verdict() == AssertionVerdict.UNDECIDED)
                .filter(each -> written.stream().noneMatch(known -> isOnLine(known, each.place().file(), each.place().line())))
                .forEach(each -> places.putIfAbsent(each.place(), each));
        return places.values().stream()
                .map(each -> new DesignAssertion(
                        each.place().file(), each.place().line(), each.place().column(), each.text(), Optional.of(each.reason())));
    }

    private static boolean isOnLine(DesignAssertion assertion, String file, int line) {
        return assertion.file().equals(file) && assertion.line() == line;
    }

    private static Diagnostic toDiagnostic(VerifiedAssertion violated) {
        return new Diagnostic(
                Optional.of(violated.place().file()),
                Optional.of(violated.place().line()),
                Optional.of(violated.place().column()),
                STAGE,
                Diagnostic.ASSERTION_VIOLATED,
                violated.reason() + describe(violated.conflict(), " It follows from these statements: "),
                Optional.empty());
    }

    private static Diagnostic toDiagnostic(ContradictingValues conflict) {
        var first = conflict.statements().stream().findFirst();
        return new Diagnostic(
                first.map(SourceStatement::file),
                first.map(SourceStatement::line),
                Optional.empty(),
                STAGE,
                Diagnostic.ASSERTION_VIOLATED,
                conflict.reason() + describe(conflict.statements(), " These can't all be true: "),
                Optional.empty());
    }

    private static String describe(List<SourceStatement> statements, String introduction) {
        return statements.size() < 2
                ? ""
                : statements.stream()
                        .map(each -> "%s:%d %s".formatted(each.file(), each.line(), each.text()))
                        .collect(Collectors.joining("; ", introduction, "."));
    }
}
