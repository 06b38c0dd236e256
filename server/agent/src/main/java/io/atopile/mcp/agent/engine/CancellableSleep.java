package io.atopile.mcp.agent.engine;

import io.atopile.mcp.tool.CancellationSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sleeps on behalf of a call until the call is cancelled. */
final class CancellableSleep {

    private CancellableSleep() {}

    /** Returns true after the full time, and false if the call was cancelled. */
    static boolean of(Duration time, CancellationSignal cancellation) {
        var stopped = new CountDownLatch(1);
        try (var _ = cancellation.addListener(stopped::countDown)) {
            return !stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
