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

    /** The texts of a body, which take two bytes a character at worst. */
    private static final int TEXT_FACTOR = 2;

    private static final int BYTES_A_VALUE = 96;
    private static final int UNIT = 1 << 10;

    private final Semaphore small;
    private final Semaphore large;
    private final Semaphore trees;
    private final Duration patience;
    private final AtomicLong reserved = new AtomicLong();

    RequestMemory(RequestBounds bounds) {
        small = new Semaphore(toUnits(bounds.smallBytes()), true);
        large = new Semaphore(toUnits(bounds.largeBytes()), true);
        trees = new Semaphore(toUnits(bounds.treeBytes()), true);
        patience = bounds.patience();
    }

    /** What is made of a body of so many bytes and JSON values, at worst. */
    static long estimateTreeBytes(int bytes, int values) {
        return (long) TEXT_FACTOR * bytes + (long) BYTES_A_VALUE * values;
    }

    /** An empty reservation, for one request. */
    Reservation open() {
        return new Reservation();
    }

    /** How many bytes have been reserved since the start, whether given back or not. */
    long getTotalReservedBytes() {
        return reserved.get();
    }

    private static int toUnits(long bytes) {
        return Math.toIntExact((bytes + UNIT - 1) / UNIT);
    }

    /** What one request holds. */
    final class Reservation implements AutoCloseable {

        private boolean isLarge;
        private int bodyUnits;
        private int treeUnits;

        private Reservation() {}

        /** From now on the body is a large one. */
        void markLarge() {
            bodyAccount().release(bodyUnits);
            bodyUnits = 0;
            isLarge = true;
        }

        /** Holds so much in all for the body. False when there isn't so much now. */
        boolean growTo(int bytes) {
            var more = Math.max(0, toUnits(bytes) - bodyUnits);
            if (!take(bodyAccount(), more)) {
                return false;
            }
            bodyUnits += more;
            return true;
        }

        /** Holds what the body becomes too. False when there isn't so much now. */
        boolean takeTree(int bytes, int values) {
            var units = toUnits(estimateTreeBytes(bytes, values));
            if (!take(treeAccount(), units)) {
                return false;
            }
            treeUnits = units;
            return true;
        }

        private Semaphore bodyAccount() {
            return isLarge ? large : small;
        }

        private Semaphore treeAccount() {
            return isLarge ? trees : small;
        }

        private boolean take(Semaphore from, int units) {
            reserved.addAndGet((long) units * UNIT);
            try {
                return from.tryAcquire(units, patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            bodyAccount().release(bodyUnits);
            treeAccount().release(treeUnits);
            bodyUnits = 0;
            treeUnits = 0;
        }
    }
}
