package io.atopile.mcp.explain;

import io.atopile.mcp.build.DesignAssertion;
import java.util.List;
import java.util.Optional;

/** Explains a build that went through while nothing of what the design asserts was proven. */
final class UnprovenAssertions {

    private static final String LEFT_TO_YOU =
            "atopile proves assertions only where it picks parts; what fixed parts and rails do is left to you.";

    private UnprovenAssertions() {}

    static Explanation explain(DiagnosticContext subject, List<DesignAssertion> unverified) {
        List<ExplanationLocation> places = unverified.stream()
                .map(one -> new ExplanationLocation(ExplanationLocation.Role.UNVERIFIED, one.file(), one.line(), one.column(), "never proven", Optional.empty()))
                .toList();
        Explanation clash = ConstraintContradiction.explainFirst(subject);
        if (!clash.places().isEmpty()) {
            return new Explanation(
                    "It built because atopile never looked at them, but " + clash.text(), clash.place(), clash.places(), clash.fixes(), places);
        }
        String text = unverified.isEmpty()
                ? "It built, and not all of the design could be examined, so nothing is known of what it asserts."
                : "It built, and atopile proved none of the %d assertions: %s".formatted(unverified.size(), LEFT_TO_YOU);
        return new Explanation(
                text,
                places.stream().findFirst(),
                places,
                List.of(),
                List.of());
    }
}
