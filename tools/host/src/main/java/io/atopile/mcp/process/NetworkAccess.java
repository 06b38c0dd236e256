package io.atopile.mcp.process;

import java.util.Locale;

/** The network access of a child process; the strictest first. */
public enum NetworkAccess {
    NONE,
    /** Only the addresses of atopile's services named in the user's configuration. */
    SERVICES,
    ANY;

    /** Returns its name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
