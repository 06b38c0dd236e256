package io.atopile.mcp.verify;

import java.util.List;

/** Thrown within the prover when an expression can't be reduced to inputs with values; becomes {@link AssertionResult.Undecided}. */
final class ProofObstacle extends RuntimeException {

    private final UndecidedReason reason;
    private final List<String> parameters;

    ProofObstacle(UndecidedReason reason, List<String> parameters) {
        super(reason.describe(parameters));
        this.reason = reason;
        this.parameters = List.copyOf(parameters);
    }

    AssertionResult.Undecided toResult() {
        return new AssertionResult.Undecided(reason, parameters, ClosedRange.ENTIRE);
    }
}
