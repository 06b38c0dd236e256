package io.atopile.mcp.tool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Grants each claim to one holder at a time, within this process. */
final class ClaimLocks {

    static final class Slot {
        final ReentrantLock lock = new ReentrantLock(true);
        int users;
    }

    /** The locks that a call holds until it closes this, and the claim that it didn't get in time, if any. */
    record Held(List<Runnable> releases, Optional<Claim> missed) implements AutoCloseable {
        @Override
        public void close() {
            releases.reversed().forEach(Runnable::run);
        }
    }

    /** Those that calls hold or wait for. */
    final Map<String, Slot> slots = new HashMap<>();

    /** Takes all claims in key order; {@code patience} is the total time to wait. */
    Held hold(List<Claim> wanted, Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        var releases = new ArrayList<Runnable>();
        var ordered = wanted.stream().sorted(Comparator.comparing(Claim::key)).distinct().toList();
        try {
            for (var claim : ordered) {
                if (!take(claim.key(), end - System.nanoTime())) {
                    return new Held(releases, Optional.of(claim));
                }
                releases.add(() -> release(claim.key()));
            }
            return new Held(releases, Optional.empty());
        } catch (InterruptedException interrupted) {
            releases.reversed().forEach(Runnable::run);
            throw interrupted;
        }
    }

    private boolean take(String key, long nanos) throws InterruptedException {
        var slot = enter(key);
        var taken = false;
        try {
            taken = slot.lock.tryLock(nanos, TimeUnit.NANOSECONDS);
            return taken;
        } finally {
            if (!taken) {
                leave(key);
            }
        }
    }

    private void release(String key) {
        synchronized (slots) {
            var slot = slots.get(key);
            if (slot != null) {
                slot.lock.unlock();
            }
        }
        leave(key);
    }

    private Slot enter(String key) {
        synchronized (slots) {
            var slot = slots.computeIfAbsent(key, _ -> new Slot());
            slot.users++;
            return slot;
        }
    }

    private void leave(String key) {
        synchronized (slots) {
            slots.computeIfPresent(key, (_, slot) -> --slot.users == 0 ? null : slot);
        }
    }
}
