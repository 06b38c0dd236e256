package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LazyValueTest {

    @Test
    void isComputedWhenFirstAskedForAndThenKept() {
        var computed = new AtomicInteger();
        var value = LazyValue.of(() -> List.of(computed.incrementAndGet()));
        assertEquals(0, computed.get());
        assertSame(value.get(), value.get());
        assertEquals(1, computed.get());
    }

    @Test
    void isTheSameForAllWhoComputeItAtOnceAndNoneWaitsForAnother() throws Exception {
        var all = new CountDownLatch(4);
        var value = LazyValue.of(() -> {
            all.countDown();
            try {
                all.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return new Object();
        });
        var asked = Stream.generate(() -> new FutureTask<>(value::get)).limit(4).toList();
        asked.forEach(task -> Thread.ofPlatform().daemon().start(task));
        for (var task : asked) {
            assertSame(value.get(), task.get());
        }
    }
}
