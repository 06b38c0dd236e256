package io.atopile.mcp.agent.context;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits how many context packs are gathered at once, across all runs of the process, to the number of processors. The
 * tools of a pack thus spend their time limit working, not waiting for the tools of two hundred other packs.
 */
final class ContextPackLimiter {

    /** A pack that has waited this long is gathered anyway. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** The factor by which the tools' time limit is extended while other packs wait or are gathered. */
    private static final int SLOWER_UNDER_LOAD = 5;

    /** The number of packs that wait or are gathered. */
    private static final AtomicInteger GATHERED = new AtomicInteger();

    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final Semaphore TURNS = new Semaphore(AT_ONCE, true);

    /** The work to run within the limit. */
    @FunctionalInterface
    interface Work<T> {
        T inTurn() throws InterruptedException;
    }

    private ContextPackLimiter() {}

    /** Returns how long the tools of a pack may take at the moment: longer while other packs wait or are gathered. */
    static Duration extend(Duration patience) {
        return GATHERED.get() > 1 ? patience.multipliedBy(SLOWER_UNDER_LOAD) : patience;
    }

    /** Runs {@code work} as soon as the limit allows. */
    static <T> T take(Work<T> work) throws InterruptedException {
        GATHERED.incrementAndGet();
        try {
            return runInTurn(work);
        } finally {
            GATHERED.decrementAndGet();
        }
    }

    private static <T> T runInTurn(Work<T> work) throws InterruptedException {
        var isTurn = TURNS.tryAcquire(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return work.inTurn();
        } finally {
            if (isTurn) {
                TURNS.release();
            }
        }
    }
}
