package io.atopile.mcp.verify;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * How many boxes the searches of one design may still examine, so that a design of many hard assertions ends too: when as many as
 * some whole searches take are used up, each further search is a short one. Boxes of long computations count several times.
 */
final class SearchBudget {

    private static final int WHOLE_SEARCHES = 20;
    private static final int SHORT_SEARCH = 200;
    private static final int STEPS_OF_A_BOX = 16;

    private final int most;
    private long left;

    SearchBudget(ProofLimits limits) {
        this.most = limits.boxes();
        this.left = (long) WHOLE_SEARCHES * most;
    }

    /** Does what searches, which ends when the thread is interrupted. */
    static <T> T runInterruptibly(Supplier<T> searching) throws InterruptedException {
        try {
            return searching.get();
        } catch (CancellationException _) {
            throw new InterruptedException();
        }
    }

    /** Ends the search if its thread is interrupted. */
    static void checkInterrupt() {
        if (Thread.interrupted()) {
            throw new CancellationException();
        }
    }

    /** Returns how many boxes the next search may examine. */
    int boxes() {
        return (int) Math.min(most, Math.max(SHORT_SEARCH, left));
    }

    ExtremeValue findLeast(ExpressionTape tape, int root, ParameterBox box) {
        return spend(tape, ExtremeSearch.findLeast(tape, root, box, boxes()));
    }

    ExtremeValue findGreatest(ExpressionTape tape, int root, ParameterBox box) {
        return spend(tape, ExtremeSearch.findGreatest(tape, root, box, boxes()));
    }

    private ExtremeValue spend(ExpressionTape tape, ExtremeValue found) {
        spend(tape, found.boxes());
        return found;
    }

    void spend(ExpressionTape tape, int boxes) {
        left -= (long) boxes * Math.max(1, tape.nodes().size() / STEPS_OF_A_BOX);
    }
}
