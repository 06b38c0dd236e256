package io.atopile.mcp.agent.engine;

import io.atopile.mcp.tool.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits on behalf of a call, unless the call is cancelled. */
final class Pause {

    private Pause() {}

    /** Whether the time went by; false when the call is to stop. */
    static boolean of(Duration time, Cancellation cancellation) {
        var stopped = new CountDownLatch(1);
        try (var _ = cancellation.onCancel(stopped::countDown)) {
            return !stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
