package io.atopile.mcp.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What one child process may reach beside the system's own programs and libraries, a private temporary directory and the
 * interpreter that it runs in.
 *
 * <p>Links are followed when the child starts: what stands in these lists must be paths that no project decides. A path that
 * doesn't exist is left out. The innermost path decides, so that a directory within a writable one can be made read-only.
 *
 * @param readable files and directories that it may read, absolute
 * @param writable files and directories that it may read and write, absolute
 * @param services {@code host:port} pairs that it may connect to with {@link NetworkAccess#SERVICES}
 */
public record SandboxProfile(
        List<Path> readable, List<Path> writable, NetworkAccess network, Set<String> services, ResourceLimits limits) {

    /** Beside the system's programs nothing is read, nothing written and no network reached. */
    public static final SandboxProfile EMPTY = ofReadable(List.of());

    public SandboxProfile {
        readable = List.copyOf(readable);
        writable = List.copyOf(writable);
        services = Set.copyOf(services);
    }

    /** Reads some directories, writes nothing and reaches no network. */
    public static SandboxProfile ofReadable(List<Path> readable) {
        return new SandboxProfile(readable, List.of(), NetworkAccess.NONE, Set.of(), ResourceLimits.DEFAULT);
    }

    /** The same, and writes some directories. */
    public SandboxProfile withWritable(List<Path> directories) {
        return new SandboxProfile(readable, directories, network, services, limits);
    }

    /** The same, with any network. */
    public SandboxProfile reachingAnyNetwork() {
        return new SandboxProfile(readable, writable, NetworkAccess.ANY, Set.of(), limits);
    }

    /** The same, and connects to some {@code host:port} pairs. */
    public SandboxProfile withServices(Set<String> addresses) {
        return new SandboxProfile(readable, writable, NetworkAccess.SERVICES, addresses, limits);
    }
}
