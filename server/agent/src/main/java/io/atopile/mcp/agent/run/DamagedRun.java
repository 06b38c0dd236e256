package io.atopile.mcp.agent.run;

/** Something that a run has written down is gone or garbled, which no crash explains. The run can't go on; others can. */
public final class DamagedRun extends RuntimeException {

    private static final long serialVersionUID = 1;

    DamagedRun(String what) {
        super(what);
    }

    DamagedRun(String what, Throwable cause) {
        super(what, cause);
    }
}
