package io.atopile.mcp.explain;

import io.atopile.mcp.build.DesignAssertion;
import java.util.List;
import java.util.Optional;

/** Explains a build that succeeded although no assertion of the design was proven. */
final class UnprovenAssertions {

    private static final String LEFT_TO_YOU =
            "It proves assertions only where it picks parts; you must check fixed parts and rails yourself.";

    private UnprovenAssertions() {}

    static Explanation explain(DiagnosticContext subject, List<DesignAssertion> unverified) {
        List<ExplanationLocation> places = unverified.stream()
                .map(one -> new ExplanationLocation(ExplanationLocation.Role.UNVERIFIED, one.file(), one.line(), one.column(), "not proven", Optional.empty()))
                .toList();
        Explanation clash = ConstraintContradiction.explainFirst(subject);
        if (!clash.places().isEmpty()) {
            return new Explanation(
                    "It built because atopile did not check the assertions, but " + clash.text(), clash.place(), clash.places(), clash.fixes(), places);
        }
        String text = unverified.isEmpty()
                ? "It built, but not all of the design could be examined, so its assertions are unknown."
                : "It built, but atopile did not prove %s. %s"
                        .formatted(unverified.size() == 1 ? "the assertion" : "any of the %d assertions".formatted(unverified.size()), LEFT_TO_YOU);
        return new Explanation(
                text,
                places.stream().findFirst(),
                places,
                List.of(),
                List.of());
    }
}
