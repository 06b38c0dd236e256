package io.atopile.mcp.parts.catalogue;

import java.io.IOException;

/** A supplier's list that parts are imported from, read once from beginning to end. */
interface SupplierList {

    /** Tells this state of it from any other. */
    String identity();

    /**
     * Reads it.
     *
     * @param after the position of the last record that was taken before
     */
    void read(long after, Sink sink) throws IOException, InterruptedException;

    /** Takes what is read. */
    interface Sink {

        /**
         * A record.
         *
         * @param position grows from record to record
         * @param read how much of the whole was read up to here, from 0 to 1
         */
        void record(long position, double read, SupplierRecord record) throws InterruptedException;
    }

    /** It isn't what it looked like; the message says where and why. */
    final class MalformedException extends IOException {
        private static final long serialVersionUID = 1;

        private final String problem;

        MalformedException(String problem) {
            super(problem);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }
}
