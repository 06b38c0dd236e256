package io.atopile.mcp.tool;

import java.util.OptionalDouble;

/** Tells the caller how far a call has come. Calls after the end are ignored. */
public interface Progress {

    Progress NONE = (_, _, _) -> {};

    /** {@code done} only ever grows; {@code total} is in the same unit. */
    void report(double done, OptionalDouble total, String message);
}
