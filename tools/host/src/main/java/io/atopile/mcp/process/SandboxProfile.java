package io.atopile.mcp.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What one child process may access in addition to the system's own programs and libraries, a private temporary directory and the
 * interpreter that it runs in.
 *
 * <p>Links are followed when the child starts, so these lists must contain only paths that no project controls. A path that
 * doesn't exist is left out. The innermost path takes precedence, so that a directory within a writable one can be made
 * read-only.
 *
 * @param readable files and directories that it may read, absolute
 * @param writable files and directories that it may read and write, absolute
 * @param services {@code host:port} pairs that it may connect to with {@link NetworkAccess#SERVICES}
 */
public record SandboxProfile(
        List<Path> readable, List<Path> writable, NetworkAccess network, Set<String> services, ResourceLimits limits) {

    /** Access to the system's programs only: reads nothing else, writes nothing and has no network. */
    public static final SandboxProfile EMPTY = ofReadable(List.of());

    public SandboxProfile {
        readable = List.copyOf(readable);
        writable = List.copyOf(writable);
        services = Set.copyOf(services);
    }

    /** Returns a profile that reads some directories, writes nothing and has no network. */
    public static SandboxProfile ofReadable(List<Path> readable) {
        return new SandboxProfile(readable, List.of(), NetworkAccess.NONE, Set.of(), ResourceLimits.DEFAULT);
    }

    /** Returns the same profile with writable directories. */
    public SandboxProfile withWritable(List<Path> directories) {
        return new SandboxProfile(readable, directories, network, services, limits);
    }

    /** Returns the same profile with unrestricted network access. */
    public SandboxProfile reachingAnyNetwork() {
        return new SandboxProfile(readable, writable, NetworkAccess.ANY, Set.of(), limits);
    }

    /** Returns the same profile with access to some {@code host:port} pairs. */
    public SandboxProfile withServices(Set<String> addresses) {
        return new SandboxProfile(readable, writable, NetworkAccess.SERVICES, addresses, limits);
    }
}
