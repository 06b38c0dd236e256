package io.atopile.mcp.parts.catalogue;

import java.io.IOException;

/** A supplier's list that parts are imported from, read once from beginning to end. */
interface SupplierList {

    /** Identifies this version of the list. */
    String identity();

    /**
     * Reads it.
     *
     * @param after the position of the last record that was already processed
     */
    void read(long after, Sink sink) throws IOException, InterruptedException;

    /** Receives the records. */
    interface Sink {

        /**
         * Receives a record.
         *
         * @param position increases from record to record
         * @param read fraction of the list read so far, from 0 to 1
         */
        void record(long position, double read, SupplierRecord record) throws InterruptedException;
    }

    /** The list doesn't have the expected format; the message says where and why. */
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
