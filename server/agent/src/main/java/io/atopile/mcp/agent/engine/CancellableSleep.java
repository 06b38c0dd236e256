package io.atopile.mcp.agent.engine;

import io.atopile.mcp.tool.CancellationSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits on behalf of a call, unless the call is cancelled. */
final class CancellableSleep {

    private CancellableSleep() {}

    /** Whether the time went by; false when the call is to stop. */
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
