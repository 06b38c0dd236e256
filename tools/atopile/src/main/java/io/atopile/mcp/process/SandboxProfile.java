package io.atopile.mcp.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What one child process may reach beside the system's own programs and libraries, a private temporary directory and the
 * interpreter that it runs in.
 *
 * @param readable files and directories that it may read, absolute
 * @param writable files and directories that it may read and write, absolute
 * @param services {@code host:port} pairs that it may connect to with {@link NetworkAccess#SERVICES}
 */
public record SandboxProfile(
        List<Path> readable, List<Path> writable, NetworkAccess network, Set<String> services, ResourceLimits limits) {

    public SandboxProfile {
        readable = List.copyOf(readable);
        writable = List.copyOf(writable);
        services = Set.copyOf(services);
    }

    /** Reads some directories, writes nothing and reaches no network. */
    public static SandboxProfile reading(List<Path> readable) {
        return new SandboxProfile(readable, List.of(), NetworkAccess.NONE, Set.of(), ResourceLimits.DEFAULT);
    }

    /** The same, and writes some directories. */
    public SandboxProfile writing(List<Path> directories) {
        return new SandboxProfile(readable, directories, network, services, limits);
    }
}
