package io.atopile.mcp.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries the wish to stop from whoever has it (client, deadline, shutdown) to whatever must stop. */
public final class CancellationSignal {

    public enum Reason {
        CLIENT,
        DEADLINE,
        SHUTDOWN
    }

    /** Takes a listener back; after {@link #close()} it is not running and will not run. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Reason> reason = Optional.empty();

    /** The first reason stays; later ones change nothing. */
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

    /** Runs {@code listener} once on cancellation, at once if that has already come. Listeners must be quick. */
    public synchronized Registration addListener(Runnable listener) {
        if (reason.isPresent()) {
            listener.run();
            return () -> {};
        }
        listeners.add(listener);
        return () -> remove(listener);
    }

    private synchronized void remove(Runnable listener) {
        listeners.remove(listener);
    }
}
