package io.atopile.mcp.tool;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Keeps deadlines on a platform thread that does nothing else, so that neither a pinned virtual thread nor an action that blocks
 * can hold up a deadline: each action that is due runs on a thread of its own.
 */
public final class DeadlineScheduler implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;
    private final String name;

    /** {@code name} is the name of the threads. */
    public DeadlineScheduler(String name) {
        this.name = name;
        timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Runs {@code action} after {@code delay} unless the registration is closed before. */
    public CancellationSignal.Registration schedule(Duration delay, Runnable action) {
        var due = timer.schedule(() -> Thread.ofPlatform().daemon().name(name).start(action), delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> due.cancel(false);
    }

    /** Nothing is due any more. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
