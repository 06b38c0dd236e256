package io.atopile.mcp.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the user's machine and choices open to child processes.
 *
 * @param chosen what the user chose for the sandbox
 * @param trust which projects' code the user trusts
 * @param services where atopile's services are
 * @param session the user's sign-in
 * @param network the variables that only a child gets which reaches the network: proxies and certificates
 * @param configuration the folder of the user's atopile configuration
 * @param allowed directories whose projects the user opened to this server, which a project's file dependencies may lie in
 */
public record ChildAccess(
        SandboxSettings chosen,
        ProjectTrust trust,
        UserServices services,
        UserSession session,
        Map<String, String> network,
        Path configuration,
        List<Path> allowed) {

    public ChildAccess {
        network = Map.copyOf(network);
        allowed = List.copyOf(allowed);
    }

    static ChildAccess of(AtopileSettings settings, List<Path> allowed, UserSession session) {
        var user = settings.environment();
        var network = ChildEnvironment.ATOPILE_NETWORK.of(user);
        network.keySet().removeAll(ChildEnvironment.ATOPILE.of(user).keySet());
        return new ChildAccess(
                settings.sandbox(), settings.trust(), UserServices.of(user), session, network, UserConfiguration.folder(user), allowed);
    }
}
