package io.atopile.mcp.process;

import java.util.Locale;

/** What a child process may reach over the network; the strictest first. */
public enum NetworkAccess {
    NONE,
    /** Only the addresses of atopile's services that the user's configuration names. */
    SERVICES,
    ANY;

    /** Its name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
