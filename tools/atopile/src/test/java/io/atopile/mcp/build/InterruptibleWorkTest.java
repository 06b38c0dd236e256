package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InterruptibleWorkTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void theResultIsReturnedAsSoonAsItIsThere() throws Exception {
        var go = new CountDownLatch(1);
        try (var work = InterruptibleWork.start("work", () -> {
            go.await();
            return 7;
        })) {
            assertEquals(Optional.empty(), work.await(Duration.ofMillis(20)));
            go.countDown();
            assertEquals(Optional.of(7), work.await(LONG));
        }
    }

    static Throwable[] failures() {
        return new Throwable[] {new IOException("disk"), new IllegalStateException("state"), new StackOverflowError(), new InterruptedException()};
    }

    @ParameterizedTest
    @MethodSource("failures")
    void itsFailureIsThrownAsItIs(Throwable failure) {
        try (var work = InterruptibleWork.start("work", () -> {
            switch (failure) {
                case Exception cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw new AssertionError(failure);
            }
        })) {
            assertSame(failure, assertThrows(Throwable.class, () -> work.await(LONG)));
        }
    }

    @Test
    void closingInterruptsItAndWaitsForItsEnd() throws Exception {
        var started = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        try (var _ = InterruptibleWork.start("work", () -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
                return 1;
            } finally {
                ended.set(true);
            }
        })) {
            assertTrue(started.await(30, TimeUnit.SECONDS));
        }
        assertTrue(ended.get());
    }
}
