package io.atopile.mcp.build;

import io.atopile.mcp.imports.ImportGraph;
import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxProfile;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoProfiles;
import io.atopile.mcp.project.ChildAccess;
import io.atopile.mcp.project.UserConfiguration;
import io.atopile.mcp.service.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one build may reach, and the environment that goes with it. The user's sign-in is passed on only to a build that certainly runs
 * no Python of a project which the user doesn't trust.
 *
 * @param warnings what the build goes without
 */
record BuildAccess(SandboxProfile profile, Map<String, String> environment, List<String> warnings) {

    private static final String WITHOUT_SIGN_IN =
            "The project isn't trusted and its design %s, so this build ran without the user's sign-in to atopile: no part could be picked from the service.";

    BuildAccess {
        environment = Map.copyOf(environment);
        warnings = List.copyOf(warnings);
    }

    /**
     * Decides it for a build that is about to start.
     *
     * @param entry what it builds
     * @param configuration a folder for the copy of the user's configuration, which holds the sign-in where the build gets it
     */
    static BuildAccess of(AtoCli ato, Path root, String entry, Path configuration) throws IOException, InterruptedException {
        var environment = new HashMap<>(ato.environment());
        environment.put("XDG_CONFIG_HOME", configuration.toString());
        var profile = AtoProfiles.building(ato, root, configuration);
        if (ato.access().isEmpty()) {
            return new BuildAccess(profile, environment, List.of());
        }
        var open = ato.access().get();
        var token = open.chosen().network().equals(Optional.of(NetworkAccess.NONE)) ? Optional.<Secret>empty() : open.session().token();
        var network = open.chosen().network().orElse(token.isPresent() ? NetworkAccess.SERVICES : NetworkAccess.NONE);
        var imports = ImportGraph.ofAnySource(root).ofEntry(entry);
        var isWithheld = token.isPresent() && !open.trust().trusts(root) && !imports.isFreeOfCode();
        UserConfiguration.write(open.configuration(), configuration.resolve("atopile"), isWithheld ? Optional.empty() : token);
        return new BuildAccess(reaching(profile, network, open), reaching(environment, network, open), isWithheld ? List.of(WITHOUT_SIGN_IN.formatted(imports.reason())) : List.of());
    }

    /** What to say of addresses that the sandbox refused; atopile asks its own at every start and goes on without an answer. */
    static List<String> blocked(List<String> addresses) {
        var others = addresses.stream().filter(address -> !address.contains(".atopileapi.com:")).toList();
        return others.isEmpty()
                ? List.of()
                : List.of("The sandbox blocked connections to %s; sandbox.network in the user's settings opens them.".formatted(String.join(", ", others)));
    }

    private static SandboxProfile reaching(SandboxProfile profile, NetworkAccess network, ChildAccess open) {
        return switch (network) {
            case NONE -> profile;
            case SERVICES -> profile.reachingServices(open.services().ofBuilds());
            case ANY -> profile.reachingAnyNetwork();
        };
    }

    private static Map<String, String> reaching(Map<String, String> environment, NetworkAccess network, ChildAccess open) {
        var reaching = new HashMap<>(environment);
        if (network != NetworkAccess.NONE) {
            reaching.putAll(open.network());
        }
        return reaching;
    }
}
