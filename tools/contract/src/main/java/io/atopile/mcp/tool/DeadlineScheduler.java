package io.atopile.mcp.tool;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Schedules deadlines on a dedicated platform thread and runs each due action on its own thread, so that neither a pinned virtual
 * thread nor a blocking action can delay a deadline.
 */
public final class DeadlineScheduler implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;
    private final String name;

    /** Creates a scheduler whose threads have the given name. */
    public DeadlineScheduler(String name) {
        this.name = name;
        timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Runs {@code action} after {@code delay} unless the registration is closed first. */
    public CancellationSignal.Registration schedule(Duration delay, Runnable action) {
        var due = timer.schedule(() -> Thread.ofPlatform().daemon().name(name).start(action), delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> due.cancel(false);
    }

    /** Cancels all pending deadlines. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
