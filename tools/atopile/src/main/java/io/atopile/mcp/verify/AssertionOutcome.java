package io.atopile.mcp.verify;

import java.util.List;

/**
 * The result for one assertion.
 *
 * @param certificate the proof or counter-example as lines that can be checked independently, in the format of {@link ProofText}; empty if
 *     there is nothing to check
 */
public record AssertionOutcome(DesignPredicate assertion, AssertionResult result, List<String> certificate) {

    public AssertionOutcome {
        certificate = List.copyOf(certificate);
    }
}
