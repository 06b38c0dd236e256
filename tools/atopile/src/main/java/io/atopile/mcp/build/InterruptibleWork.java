package io.atopile.mcp.build;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A part of a build on a thread of its own, which is interrupted when the build is cancelled. */
final class InterruptibleWork<T> implements AutoCloseable {

    private final FutureTask<T> task;
    private final Thread thread;

    private InterruptibleWork(String name, Callable<T> work) {
        this.task = new FutureTask<>(work);
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(task);
    }

    static <T> InterruptibleWork<T> start(String name, Callable<T> work) {
        var started = new InterruptibleWork<>(name, work);
        started.thread.start();
        return started;
    }

    /**
     * Waits for the result; empty if there is none after that time.
     *
     * @throws IOException what the work failed with; other exceptions of the work are thrown as well
     */
    Optional<T> await(Duration patience) throws IOException, InterruptedException {
        try {
            return Optional.of(task.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException failure) {
            throw throwCause(failure);
        }
    }

    private static IllegalStateException throwCause(ExecutionException failure) throws IOException, InterruptedException {
        switch (failure.getCause()) {
            case IOException cause -> throw cause;
            case InterruptedException cause -> throw cause;
            case RuntimeException cause -> throw cause;
            case Error cause -> throw cause;
            case null, default -> throw new IllegalStateException(failure);
        }
    }

    /** Interrupts the work if it hasn't ended, and waits until it has. */
    @Override
    public void close() {
        boolean interrupted = false;
        thread.interrupt();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
