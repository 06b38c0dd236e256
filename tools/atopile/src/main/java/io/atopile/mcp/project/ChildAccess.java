package io.atopile.mcp.project;

import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user's machine and choices open to child processes.
 *
 * @param settings of the user
 * @param services where atopile's services are
 * @param session the user's sign-in
 * @param allowed directories whose projects the user opened to this server, which a project's file dependencies may lie in
 */
public record ChildAccess(AtopileSettings settings, UserServices services, UserSession session, List<Path> allowed) {

    public ChildAccess {
        allowed = List.copyOf(allowed);
    }

    static ChildAccess of(AtopileSettings settings, List<Path> allowed, UserSession session) {
        return new ChildAccess(settings, UserServices.of(settings.environment()), session, allowed);
    }

    /** What the user chose for the sandbox. */
    public SandboxSettings sandboxSettings() {
        return settings.sandbox();
    }

    /** Whether a build may write a project; one that was exported into our own state always. */
    boolean mayWrite(Path project) {
        return sandboxSettings().mode() != SandboxMode.READ_ONLY || project.startsWith(settings.state());
    }

    ChildAccess reachingAnyNetwork() {
        var opened = new SandboxSettings(sandboxSettings().mode(), sandboxSettings().writable(), Optional.of(NetworkAccess.ANY), sandboxSettings().kind());
        var all = new AtopileSettings(
                settings.ato(), settings.state(), settings.data(), settings.userLog(), settings.environment(), opened, settings.trust());
        return new ChildAccess(all, services, session, allowed);
    }

    /** Which projects' code the user trusts. */
    public ProjectTrust trust() {
        return settings.trust();
    }

    /** The folder of the user's atopile configuration. */
    public Path configuration() {
        return UserConfiguration.resolveFolder(settings.environment());
    }

    /** The environment of a kind of child that isn't atopile's own. */
    public Map<String, String> buildEnvironment(ChildEnvironment kind) {
        return kind.of(settings.environment());
    }

    /** The variables that only a child gets which reaches the network: proxies and certificates. */
    public Map<String, String> network() {
        var network = buildEnvironment(ChildEnvironment.ATOPILE_NETWORK);
        network.keySet().removeAll(buildEnvironment(ChildEnvironment.ATOPILE).keySet());
        return network;
    }
}
