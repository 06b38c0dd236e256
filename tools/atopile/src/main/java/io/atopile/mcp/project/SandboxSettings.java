package io.atopile.mcp.project;

import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.process.SystemSandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the user chose for the sandbox of child processes.
 *
 * @param writable directories beside a project that builds may write, absolute
 * @param network what builds may reach; absent means {@code services} for a user who is signed in to atopile and {@code none}
 *     otherwise
 * @param kind the only mechanism to use; absent means the strongest that works
 */
public record SandboxSettings(
        SandboxMode mode, List<Path> writable, Optional<NetworkAccess> network, Optional<SandboxKind> kind) {

    /** Those of a user who chose nothing. */
    public static final SandboxSettings DEFAULT = new SandboxSettings(
            SandboxMode.WORKSPACE_WRITE, List.of(), Optional.empty(), Optional.empty());

    public SandboxSettings {
        writable = List.copyOf(writable);
    }

    /** The same without a network, and with a sandbox. */
    public SandboxSettings withoutNetwork() {
        SandboxMode confined = mode == SandboxMode.DANGER_FULL_ACCESS ? SandboxMode.WORKSPACE_WRITE : mode;
        return new SandboxSettings(confined, writable, Optional.of(NetworkAccess.NONE), kind);
    }

    /**
     * The sandbox that these settings choose.
     *
     * @param interpreter a Python of 3.9 or newer, which every confined program sees
     */
    public SystemSandbox createSandbox(Path interpreter) {
        return new SystemSandbox(interpreter, mode, kind);
    }
}
