package io.atopile.mcp.conformance.hashline;

/**
 * One way in which an edit can go wrong.
 *
 * @param id stays with the fault
 * @param cases how many random cases there are
 * @param modal whether what should come of it may depend on the mode; otherwise it is tried in one
 */
record Fault(String id, String name, int cases, boolean modal, Attempt attempt) {

    Fault(String id, String name, int cases, Attempt attempt) {
        this(id, name, cases, true, attempt);
    }


    /** Lays a file, lets the fault happen, edits, and says what should come of it. */
    @FunctionalInterface
    interface Attempt {
        Verdict by(Trial trial) throws Exception;
    }
}
