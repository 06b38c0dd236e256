package io.atopile.mcp.tool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Propagates a cancellation from its origin (client, deadline, shutdown) to everything that must stop. */
public final class CancellationSignal {

    public enum Reason {
        CLIENT,
        DEADLINE,
        SHUTDOWN
    }

    /** Removes a listener; after {@link #close()} the listener isn't running and will not run. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Reason> reason = Optional.empty();

    /** Cancels; only the first reason is kept. */
    public synchronized void cancel(Reason why) {
        if (reason.isPresent()) {
            return;
        }
        reason = Optional.of(why);
        listeners.forEach(Runnable::run);
        listeners.clear();
    }

    public synchronized Optional<Reason> reason() {
        return reason;
    }

    public synchronized boolean isCancelled() {
        return reason.isPresent();
    }

    /** Runs {@code listener} once on cancellation, immediately if already cancelled. Listeners must be quick. */
    public synchronized Registration addListener(Runnable listener) {
        if (reason.isPresent()) {
            listener.run();
            return () -> {};
        }
        listeners.add(listener);
        return () -> remove(listener);
    }

    /** Waits, and returns true after the full time; false if cancelled before, or if the thread is interrupted, which it then remains. */
    public boolean pause(Duration time) {
        var stopped = new CountDownLatch(1);
        try (var _ = addListener(stopped::countDown)) {
            return !stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized void remove(Runnable listener) {
        listeners.remove(listener);
    }
}
