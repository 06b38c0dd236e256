package io.atopile.mcp.process;

import java.util.Locale;

/** How far child processes are confined, in the field's words; the strictest first. */
public enum SandboxMode {
    /** No child may write into a project. */
    READ_ONLY,
    /** Builds and installations may write into their own project. */
    WORKSPACE_WRITE,
    /** Children run without a sandbox. */
    DANGER_FULL_ACCESS;

    /** Its name as users type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
