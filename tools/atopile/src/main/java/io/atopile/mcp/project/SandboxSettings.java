package io.atopile.mcp.project;

import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.process.SystemSandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The user's settings for the sandbox of child processes.
 *
 * @param writable additional directories that builds may write to, absolute
 * @param network what builds may access; absent means {@code services} if the user is signed in to atopile, otherwise {@code none}
 * @param kind the only mechanism to use; absent means the strongest that works
 */
public record SandboxSettings(
        SandboxMode mode, List<Path> writable, Optional<NetworkAccess> network, Optional<SandboxKind> kind) {

    /** The default settings. */
    public static final SandboxSettings DEFAULT = new SandboxSettings(
            SandboxMode.WORKSPACE_WRITE, List.of(), Optional.empty(), Optional.empty());

    public SandboxSettings {
        writable = List.copyOf(writable);
    }

    /** Returns a copy without network access, and with a sandbox. */
    public SandboxSettings withoutNetwork() {
        SandboxMode confined = mode == SandboxMode.DANGER_FULL_ACCESS ? SandboxMode.WORKSPACE_WRITE : mode;
        return new SandboxSettings(confined, writable, Optional.of(NetworkAccess.NONE), kind);
    }

    /**
     * Creates the sandbox that these settings describe.
     *
     * @param interpreter Python 3.9 or newer, visible to every confined program
     */
    public SystemSandbox createSandbox(Path interpreter) {
        return new SystemSandbox(interpreter, mode, kind);
    }
}
