package io.atopile.mcp.project;

import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the user chose for the sandbox of child processes.
 *
 * @param writable directories beside a project that builds may write, absolute
 * @param network what builds may reach; absent means {@code services} for a user who is signed in to atopile and {@code none}
 *     otherwise
 */
public record SandboxSettings(SandboxMode mode, List<Path> writable, Optional<NetworkAccess> network) {

    /** Those of a user who chose nothing. */
    public static final SandboxSettings DEFAULT = new SandboxSettings(SandboxMode.WORKSPACE_WRITE, List.of(), Optional.empty());

    public SandboxSettings {
        writable = List.copyOf(writable);
    }
}
