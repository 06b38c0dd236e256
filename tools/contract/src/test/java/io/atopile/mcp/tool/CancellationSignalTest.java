package io.atopile.mcp.tool;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.CancellationSignal.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CancellationSignalTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final CancellationSignal signal = new CancellationSignal();
    private final List<String> heard = new ArrayList<>();

    @Test
    void theFirstReasonIsKept() {
        assertEquals(Optional.empty(), signal.reason());
        assertFalse(signal.isCancelled());
        signal.cancel(Reason.DEADLINE);
        signal.cancel(Reason.CLIENT);
        assertEquals(Optional.of(Reason.DEADLINE), signal.reason());
        assertTrue(signal.isCancelled());
    }

    @Test
    void eachListenerRunsOnceWhetherItCameBeforeOrAfter() {
        signal.addListener(() -> heard.add("first"));
        signal.addListener(() -> heard.add("second"));
        assertEquals(List.of(), heard);
        signal.cancel(Reason.CLIENT);
        signal.cancel(Reason.SHUTDOWN);
        signal.addListener(() -> heard.add("late")).close();
        assertEquals(List.of("first", "second", "late"), heard);
    }

    @Test
    void aListenerThatWasRemovedDoesNotRun() {
        try (var _ = signal.addListener(() -> heard.add("removed"))) {
            signal.addListener(() -> heard.add("kept"));
        }
        signal.cancel(Reason.CLIENT);
        assertEquals(List.of("kept"), heard);
    }

    @Test
    void aPauseIsCompleteUnlessItIsCancelledOrInterrupted() throws Exception {
        assertTrue(signal.pause(Duration.ofMillis(1)));
        assertEquals(List.of(false, true), pauseUntil(Thread::interrupt));
        assertEquals(List.of(false, false), pauseUntil(_ -> signal.cancel(Reason.CLIENT)));
        assertFalse(signal.pause(LONG));
    }

    /** Returns whether the pause was complete, and whether its thread was interrupted after it. */
    private List<Boolean> pauseUntil(Consumer<Thread> event) throws Exception {
        var pause = new FutureTask<>(() -> List.of(signal.pause(LONG), Thread.currentThread().isInterrupted()));
        var thread = Thread.ofPlatform().daemon().start(pause);
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        event.accept(thread);
        return pause.get(60, TimeUnit.SECONDS);
    }
}
