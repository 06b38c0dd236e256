package io.atopile.mcp.agent.context;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets only as many context packs be gathered at once as there are processors, all runs of the process together. So the time that
 * the tools of a pack have is time in which they work, and not time in which they wait for those of two hundred other packs.
 */
final class ContextPackLimiter {

    /** A pack whose turn has not come by then is gathered all the same. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** How much longer the tools may take where other packs wait or are gathered at the same time. */
    private static final int SLOWER_UNDER_LOAD = 5;

    /** That wait for their turn or have it. */
    private static final AtomicInteger GATHERED = new AtomicInteger();

    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final Semaphore TURNS = new Semaphore(AT_ONCE, true);

    /** What is done in a turn. */
    @FunctionalInterface
    interface Work<T> {
        T inTurn() throws InterruptedException;
    }

    private ContextPackLimiter() {}

    /** How long the tools of a pack may take at the moment: longer where other packs wait or are gathered too. */
    static Duration extend(Duration patience) {
        return GATHERED.get() > 1 ? patience.multipliedBy(SLOWER_UNDER_LOAD) : patience;
    }

    /** Does {@code work} when its turn has come. */
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
