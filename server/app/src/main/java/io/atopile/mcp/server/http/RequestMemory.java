package io.atopile.mcp.server.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory shared by all requests in flight: each reserves what its body and the JSON values in it may need, and releases it
 * when it has been answered. Large messages have an account of their own, so that small ones are served alongside them.
 */
final class RequestMemory {

    /** The strings of a body need two bytes per character at worst. */
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

    /** Estimates the size of the JSON tree for a body of so many bytes and JSON values, at worst. */
    static long estimateTreeBytes(int bytes, int values) {
        return (long) TEXT_FACTOR * bytes + (long) BYTES_A_VALUE * values;
    }

    /** Opens an empty reservation for one request. */
    Reservation open() {
        return new Reservation();
    }

    /** Returns how many bytes have been reserved since the start, whether released or not. */
    long getTotalReservedBytes() {
        return reserved.get();
    }

    private static int toUnits(long bytes) {
        return Math.toIntExact((bytes + UNIT - 1) / UNIT);
    }

    /** The reservation of one request. */
    final class Reservation implements AutoCloseable {

        private boolean isLarge;
        private int bodyUnits;
        private int treeUnits;

        private Reservation() {}

        /** Moves the reservation to the account of large bodies. */
        void markLarge() {
            bodyAccount().release(bodyUnits);
            bodyUnits = 0;
            isLarge = true;
        }

        /** Grows the reservation for the body to a total size. Returns false if the memory is not available now. */
        boolean growTo(int bytes) {
            var more = Math.max(0, toUnits(bytes) - bodyUnits);
            if (!take(bodyAccount(), more)) {
                return false;
            }
            bodyUnits += more;
            return true;
        }

        /** Reserves memory for the body's JSON tree too. Returns false if it is not available now. */
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
