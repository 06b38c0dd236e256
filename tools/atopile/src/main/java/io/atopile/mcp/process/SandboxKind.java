package io.atopile.mcp.process;

import java.util.Locale;

/** Which mechanism of the system confines child processes; the strongest first. */
public enum SandboxKind {
    BUBBLEWRAP,
    NAMESPACES,
    LANDLOCK,
    SEATBELT,
    NONE;

    /** Its name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
