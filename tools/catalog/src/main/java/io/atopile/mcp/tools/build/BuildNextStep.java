package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.BuildVerdict;
import java.util.Optional;

/** Chooses what comes after a build, or after its explanation, by how it ended and what it proved. */
final class BuildNextStep {

    private static final String REVIEW = "skill_run with manufacturing_readiness_review reviews it before an order; report_bom lists its parts.";
    private static final String UNVERIFIED = "unverified";
    private static final String BUILD_AGAIN = "Sources have changed since: build_run builds the current ones.";

    private BuildNextStep() {}

    static Optional<String> of(BuildOutput output) {
        return Optional.of(switch (output.status()) {
            case QUEUED, RUNNING -> "build_status with its build_id and wait_seconds waits for its end.";
            case CANCELLED -> "build_run starts another.";
            case FAILED -> "build_explain gives the cause and fixes.";
            case SUCCEEDED -> output.verdict().map(verdict -> ofVerdict(verdict, output.unverifiedTotal())).orElse("build_run verifies it too.");
        });
    }

    private static String ofVerdict(BuildVerdict verdict, int undecided) {
        return switch (verdict) {
            case VERIFIED -> REVIEW;
            case UNVERIFIED -> undecided > 0
                    ? "build_explain says what would decide the open assertions."
                    : "build_explain says what keeps the design from being verified.";
            case FAILED -> "build_explain shows which assertions are violated, and what would meet them.";
        };
    }

    /** Chooses what comes after an explanation; empty for the usual step, which is to apply a fix. */
    static Optional<String> of(ExplainOutput output) {
        if (output.outdated()) {
            return Optional.of(BUILD_AGAIN);
        }
        if (output.cause().isEmpty()) {
            return Optional.of(REVIEW);
        }
        if (output.places().isEmpty() && output.fixes().isEmpty()) {
            return Optional.of("No fix is known: do what the message says, then build_run.");
        }
        if (output.cause().get().code().equals(UNVERIFIED)) {
            return Optional.of("State what is missing with project_edit_file; design_verify decides it without a build.");
        }
        return output.fixes().isEmpty()
                ? Optional.of("project_read_file shows the place, build_logs what atopile reported; correct it, then build_run.")
                : ofFixes(output);
    }

    private static Optional<String> ofFixes(ExplainOutput output) {
        return output.fixes().stream().anyMatch(fix -> !fix.edits().isEmpty())
                ? Optional.empty()
                : Optional.of("No fix is a ready edit: do what its needs says, then build_run.");
    }
}
