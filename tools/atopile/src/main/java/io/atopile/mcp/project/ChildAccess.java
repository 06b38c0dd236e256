package io.atopile.mcp.project;

import io.atopile.mcp.process.ChildEnvironment;
import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What child processes may access, from the user's machine and settings.
 *
 * @param settings the user's settings
 * @param services the addresses of atopile's services
 * @param session the user's sign-in
 * @param allowed directories whose projects the user opened to this server, which may contain a project's file dependencies
 */
public record ChildAccess(AtopileSettings settings, UserServices services, UserSession session, List<Path> allowed) {

    public ChildAccess {
        allowed = List.copyOf(allowed);
    }

    static ChildAccess of(AtopileSettings settings, List<Path> allowed, UserSession session) {
        return new ChildAccess(settings, UserServices.of(settings.environment()), session, allowed);
    }

    /** The user's sandbox settings. */
    public SandboxSettings sandboxSettings() {
        return settings.sandbox();
    }

    /** Whether a build may write to a project; always true for one that was exported into our state directory. */
    boolean mayWrite(Path project) {
        return sandboxSettings().mode() != SandboxMode.READ_ONLY || project.startsWith(settings.state());
    }

    ChildAccess reachingAnyNetwork() {
        var opened = new SandboxSettings(sandboxSettings().mode(), sandboxSettings().writable(), Optional.of(NetworkAccess.ANY), sandboxSettings().kind());
        return new ChildAccess(settings.withSandbox(opened), services, session, allowed);
    }

    /** The projects whose code the user trusts. */
    public ProjectTrust trust() {
        return settings.trust();
    }

    /** The folder of the user's atopile configuration. */
    public Path configuration() {
        return UserConfiguration.resolveFolder(settings.environment());
    }

    /** Returns the environment of a type of child process other than atopile. */
    public Map<String, String> buildEnvironment(ChildEnvironment kind) {
        return kind.of(settings.environment());
    }

    /** Returns the variables that only child processes with network access get: proxies and certificates. */
    public Map<String, String> network() {
        var network = buildEnvironment(ChildEnvironment.ATOPILE_NETWORK);
        network.keySet().removeAll(buildEnvironment(ChildEnvironment.ATOPILE).keySet());
        return network;
    }
}
