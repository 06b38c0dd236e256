package io.atopile.mcp.agent.run;

/** Something that a run has written down is gone or garbled, which no crash explains. The run can't go on; others can. */
public final class DamagedRunException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DamagedRunException(String what) {
        super(what);
    }

    DamagedRunException(String what, Throwable cause) {
        super(what, cause);
    }
}
