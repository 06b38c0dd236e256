package io.atopile.mcp.tool;

import java.util.OptionalDouble;

/** Reports a call's progress to the caller. Reports after the end of the call are ignored. */
public interface Progress {

    Progress NONE = (_, _, _) -> {};

    /** Reports progress; {@code done} must only increase, and {@code total} has the same unit. */
    void report(double done, OptionalDouble total, String message);
}
