package io.atopile.mcp.tool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimLocksTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Claim A = new Claim.OfFile(Path.of("/p/a"));
    private static final Claim B = new Claim.OfFile(Path.of("/p/b"));
    private static final Claim TARGET = new Claim.OfTarget(Path.of("/p"), "default");

    private final ClaimLocks locks = new ClaimLocks();
    private final AtomicReference<Thread> waiter = new AtomicReference<>();

    /** Holds are bound to threads: this one takes {@code wanted}, and gives all back at once. */
    private FutureTask<Optional<Claim>> tryElsewhere(Duration patience, Claim... wanted) {
        var attempt = new FutureTask<>(() -> {
            try (var held = locks.hold(List.of(wanted), patience)) {
                return held.missed();
            }
        });
        waiter.set(Thread.ofPlatform().daemon().start(attempt));
        return attempt;
    }

    private FutureTask<Optional<Claim>> waitElsewhere(Claim... wanted) {
        var attempt = tryElsewhere(LONG, wanted);
        await().until(() -> waiter.get().getState() == Thread.State.TIMED_WAITING);
        return attempt;
    }

    private Optional<Claim> missedBy(Claim... wanted) throws Exception {
        return tryElsewhere(Duration.ZERO, wanted).get(60, SECONDS);
    }

    @AfterEach
    void nothingIsKeptOfClaimsThatNobodyHolds() {
        assertEquals(0, locks.slots.size());
    }

    @Test
    void aClaimIsHeldAloneUntilItIsGivenBack() throws Exception {
        try (var held = locks.hold(List.of(A, TARGET), Duration.ZERO)) {
            assertEquals(Optional.empty(), held.missed());
            assertEquals(Optional.of(A), missedBy(A));
            assertEquals(Optional.of(TARGET), missedBy(TARGET));
            assertEquals(Optional.empty(), missedBy(B));
            assertEquals(2, locks.slots.size());
        }
        assertEquals(Optional.empty(), missedBy(A, TARGET));
    }

    @Test
    void whoWaitsGetsTheClaimWhenItIsGivenBack() throws Exception {
        var held = locks.hold(List.of(A), Duration.ZERO);
        var waiting = waitElsewhere(A);
        held.close();
        assertEquals(Optional.empty(), waiting.get(60, SECONDS));
    }

    @Test
    void whoseTimeIsOverMissesTheClaim() throws Exception {
        try (var _ = locks.hold(List.of(A), Duration.ZERO)) {
            assertEquals(Optional.of(A), tryElsewhere(Duration.ofMillis(20), A).get(60, SECONDS));
        }
    }

    @Test
    void whoMissesOneGivesTheOthersBackAndLeavesTheHolderAlone() throws Exception {
        try (var _ = locks.hold(List.of(B), Duration.ZERO)) {
            assertEquals(Optional.of(B), missedBy(A, B));
            assertEquals(Optional.empty(), missedBy(A));
            assertEquals(Optional.of(B), missedBy(B));
        }
    }

    /** Two that want the same claims in opposite order would else hold one each and wait for the other. */
    @Test
    void claimsAreTakenInOneOrderWhateverTheCallSays() throws Exception {
        for (var order : List.of(List.of(A, B), List.of(B, A))) {
            var held = locks.hold(List.of(B), Duration.ZERO);
            var waiting = waitElsewhere(order.getFirst(), order.getLast());
            assertEquals(Optional.of(A), missedBy(A), "held by the one that waits for b");
            held.close();
            assertEquals(Optional.empty(), waiting.get(60, SECONDS));
        }
    }

    @Test
    void aClaimThatIsNamedTwiceIsOne() throws Exception {
        try (var held = locks.hold(List.of(A, A), Duration.ZERO)) {
            assertEquals(Optional.empty(), held.missed());
        }
        assertEquals(Optional.empty(), missedBy(A));
    }

    @Test
    void whoIsInterruptedGivesBackWhatItHas() throws Exception {
        try (var _ = locks.hold(List.of(B), Duration.ZERO)) {
            var waiting = waitElsewhere(A, B);
            waiter.get().interrupt();
            assertInstanceOf(InterruptedException.class, assertThrows(ExecutionException.class, () -> waiting.get(60, SECONDS)).getCause());
            assertEquals(Optional.empty(), missedBy(A));
        }
    }
}
