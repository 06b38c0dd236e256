package io.atopile.mcp.process;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far child processes are confined, in the terms that are common for agents; the strictest first. */
public enum SandboxMode {
    /** No child may write into a project. */
    READ_ONLY,
    /** Builds and installations may write into their own project. */
    WORKSPACE_WRITE,
    /** Children run without a sandbox. */
    DANGER_FULL_ACCESS;

    /** Returns the mode with the name that users type. */
    public static Optional<SandboxMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.toString().equals(word)).findAny();
    }

    /** Returns its name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
