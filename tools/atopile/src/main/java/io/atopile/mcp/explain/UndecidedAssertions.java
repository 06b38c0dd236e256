package io.atopile.mcp.explain;

import static java.util.stream.Collectors.joining;

import io.atopile.mcp.build.DesignAssertion;
import io.atopile.mcp.explain.ExplanationLocation.Role;
import io.atopile.mcp.verify.AssertionVerdict;
import io.atopile.mcp.verify.VerifiedAssertion;
import java.util.List;
import java.util.Optional;

/** Explains a build that succeeded although not every assertion of its design could be decided. */
final class UndecidedAssertions {

    private static final int MOST_REASONS = 3;
    private static final String NOT_EXAMINED = "not examined";
    private static final String NOT_ALL = "It built, but not all of the design could be examined, so there may be assertions that nothing has decided.";
    private static final String DECIDED_NOW = "With the current sources every assertion of the design is proven or states a range. Build again.";
    private static final String NEXT = "Give what the reasons name a bounded value, then design_verify decides it without a build.";

    private UndecidedAssertions() {}

    /** @param unverified the assertions that the build left undecided, with the reasons found then */
    static Explanation explain(DiagnosticContext subject, List<DesignAssertion> unverified) throws InterruptedException {
        Optional<VerifiedDesign> design = VerifiedDesign.read(subject);
        Optional<Explanation> violated = design.isPresent() ? ViolatedAssertion.explainFirst(subject, design.get()) : Optional.empty();
        if (violated.isPresent()) {
            return violated.get();
        }
        if (unverified.isEmpty()) {
            return Explanation.of(NOT_ALL);
        }
        List<DesignAssertion> open = design.map(now -> listOpen(subject, now, unverified)).orElse(unverified);
        return open.isEmpty() ? Explanation.of(DECIDED_NOW) : describe(subject, open);
    }

    /** Returns the assertions that the current sources leave undecided, or else those that they contain but the design doesn't. */
    private static List<DesignAssertion> listOpen(DiagnosticContext subject, VerifiedDesign design, List<DesignAssertion> unverified) {
        List<DesignAssertion> open = design.verification().assertions().stream()
                .filter(each -> each.verdict() == AssertionVerdict.UNDECIDED)
                .map(UndecidedAssertions::toAssertion)
                .distinct()
                .toList();
        return open.isEmpty() ? unverified.stream().filter(each -> isWritten(subject, each) && !design.contains(each)).toList() : open;
    }

    private static boolean isWritten(DiagnosticContext subject, DesignAssertion assertion) {
        return subject.sources().findSource(assertion.file()).filter(source -> source.text().contains(assertion.text())).isPresent();
    }

    private static DesignAssertion toAssertion(VerifiedAssertion each) {
        return new DesignAssertion(each.place().file(), each.place().line(), each.place().column(), each.text(), Optional.of(each.reason()));
    }

    private static Explanation describe(DiagnosticContext subject, List<DesignAssertion> open) {
        List<ExplanationLocation> places = open.stream()
                .map(one -> new ExplanationLocation(Role.UNVERIFIED, one.file(), one.line(), one.column(), one.reason().orElse(NOT_EXAMINED), Optional.empty()))
                .toList();
        Explanation clash = ConstraintContradiction.explainFirst(subject);
        if (!clash.places().isEmpty()) {
            return new Explanation("It built, but " + clash.text(), clash.place(), clash.places(), clash.fixes(), places);
        }
        String text = "It built, but %s. %s %s".formatted(
                open.size() == 1 ? "an assertion is undecided" : "%d assertions are undecided".formatted(open.size()),
                open.stream().limit(MOST_REASONS).map(UndecidedAssertions::describe).collect(joining(" ")),
                NEXT);
        return new Explanation(text, places.stream().findFirst(), places, List.of(), List.of());
    }

    private static String describe(DesignAssertion open) {
        return "`%s`: %s".formatted(open.text(), open.reason().orElse("It was not examined."));
    }
}
