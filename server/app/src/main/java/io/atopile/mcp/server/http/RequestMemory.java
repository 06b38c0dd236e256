package io.atopile.mcp.server.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that all requests in flight share: each reserves what its body and the JSON values in it may take, and gives it
 * back when it is answered. Large messages have an account of their own, so that small ones are served beside them.
 */
final class RequestMemory {

    /** A body, and the texts in it, which take two bytes a character at worst. */
    private static final int MESSAGE_FACTOR = 3;

    private static final int BYTES_A_VALUE = 96;
    private static final int UNIT = 1 << 10;

    private final Semaphore small;
    private final Semaphore large;
    private final Duration patience;
    private final AtomicLong reserved = new AtomicLong();

    RequestMemory(RequestBounds bounds) {
        small = new Semaphore(units(bounds.smallBytes()), true);
        large = new Semaphore(units(bounds.largeBytes()), true);
        patience = bounds.patience();
    }

    /** What a message of so many bytes and JSON values takes at worst. */
    static long need(int bytes, int values) {
        return (long) MESSAGE_FACTOR * bytes + (long) BYTES_A_VALUE * values;
    }

    /** An empty reservation, for one request. */
    Reservation open() {
        return new Reservation();
    }

    /** How many bytes have been reserved since the start, whether given back or not. */
    long reservedSoFar() {
        return reserved.get();
    }

    private static int units(long bytes) {
        return Math.toIntExact((bytes + UNIT - 1) / UNIT);
    }

    /** What one request holds. */
    final class Reservation implements AutoCloseable {

        private Semaphore account = small;
        private int units;

        private Reservation() {}

        /** From now on it is a large message's. */
        void becomeLarge() {
            close();
            account = large;
        }

        /** Holds so much in all. False when there isn't so much now. */
        boolean growTo(long bytes) {
            var more = units(bytes) - units;
            if (more <= 0) {
                return true;
            }
            reserved.addAndGet((long) more * UNIT);
            try {
                if (!account.tryAcquire(more, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
            units += more;
            return true;
        }

        @Override
        public void close() {
            account.release(units);
            units = 0;
        }
    }
}
