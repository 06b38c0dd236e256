package io.atopile.mcp.process;

import java.time.Duration;
import java.util.OptionalInt;

/** A running program that can't outlive its owner. */
public interface SupervisedProcess extends AutoCloseable {

    /** Returns the ID of the process that watches it, which lives at least as long. */
    long pid();

    /**
     * Waits up to {@code patience} for the program to end and returns its exit code, which is 128 plus the signal number if it
     * was killed; empty if it still runs.
     */
    OptionalInt await(Duration patience) throws InterruptedException;

    /** Requests the program to end, and returns at once. */
    void cancel();

    /** Ends the program and waits a limited time for that. */
    @Override
    void close();
}
