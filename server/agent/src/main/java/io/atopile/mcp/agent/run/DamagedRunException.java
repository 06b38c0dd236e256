package io.atopile.mcp.agent.run;

/** Stored data of a run is missing or corrupt in a way that no crash explains. The run can't continue; others can. */
public final class DamagedRunException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DamagedRunException(String what) {
        super(what);
    }

    DamagedRunException(String what, Throwable cause) {
        super(what, cause);
    }
}
