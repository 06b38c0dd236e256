package io.atopile.mcp.build;

import io.atopile.mcp.verify.DesignVerification;
import java.time.Duration;
import java.util.Optional;

/** The verification of a build on a thread of its own, which a cancelled build interrupts. */
final class RunningVerification implements AutoCloseable {

    private final BuildVerifier verifier;
    private final Thread thread;
    private volatile Optional<DesignVerification> result = Optional.empty();

    private RunningVerification(BuildVerifier verifier) {
        this.verifier = verifier;
        this.thread = Thread.ofPlatform().daemon().name("build verification").unstarted(this::run);
    }

    static RunningVerification start(BuildVerifier verifier) {
        var running = new RunningVerification(verifier);
        running.thread.start();
        return running;
    }

    private void run() {
        try {
            result = verifier.verify();
        } catch (InterruptedException _) {
            result = Optional.empty();
        }
    }

    /** Waits for its end, and returns whether it has ended. */
    boolean await(Duration patience) throws InterruptedException {
        return thread.join(patience);
    }

    /** Returns the verdicts after the end; empty if there are none. */
    Optional<DesignVerification> result() {
        return result;
    }

    /** Interrupts it if it hasn't ended, and waits until it has. */
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
