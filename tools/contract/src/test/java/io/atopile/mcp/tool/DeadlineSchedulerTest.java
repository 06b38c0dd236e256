package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DeadlineSchedulerTest {

    private static final Duration SOON = Duration.ofMillis(1);

    @Test
    void anActionThatBlocksHoldsUpNoOther() throws Exception {
        var blocked = new CountDownLatch(1);
        var due = new CountDownLatch(1);
        try (var deadlines = new DeadlineScheduler("test")) {
            deadlines.schedule(SOON, () -> {
                try {
                    blocked.await();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
            deadlines.schedule(SOON.multipliedBy(5), due::countDown);
            assertTrue(due.await(60, TimeUnit.SECONDS));
        } finally {
            blocked.countDown();
        }
    }

    @Test
    void anActionIsTakenBackAndNothingIsDueAfterTheEnd() throws Exception {
        var ran = new AtomicBoolean();
        var later = new CountDownLatch(1);
        try (var deadlines = new DeadlineScheduler("test")) {
            deadlines.schedule(SOON.multipliedBy(50), () -> ran.set(true)).close();
            deadlines.schedule(SOON.multipliedBy(100), later::countDown);
            assertTrue(later.await(60, TimeUnit.SECONDS));
            deadlines.schedule(Duration.ofHours(1), () -> ran.set(true));
        }
        assertFalse(ran.get());
    }
}
