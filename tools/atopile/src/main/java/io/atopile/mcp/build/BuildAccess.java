package io.atopile.mcp.build;

import io.atopile.mcp.http.HttpSecret;
import io.atopile.mcp.imports.ImportClosure;
import io.atopile.mcp.imports.ImportGraph;
import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxException;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.process.SandboxProfile;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoProfiles;
import io.atopile.mcp.project.ChildAccess;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.UserConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one build may access, and its environment. A build gets the user's sign-in only if it certainly runs no Python of an
 * untrusted project.
 *
 * @param warnings about what the build does without
 * @param outputs the directories it may write to, if not the whole project
 * @param runsCode whether it may execute Python of the project
 */
record BuildAccess(
        SandboxProfile profile, Map<String, String> environment, List<String> warnings, Optional<OutputDirectories> outputs, boolean runsCode) {

    BuildAccess {
        environment = Map.copyOf(environment);
        warnings = List.copyOf(warnings);
    }

    /**
     * Determines the access of a build that is about to start.
     *
     * @param entry the entry that it builds
     * @param configuration a directory for the copy of the user's configuration, with the sign-in if the build gets it
     */
    static BuildAccess of(AtoCli ato, Path root, String entry, Path configuration) throws IOException, InterruptedException {
        var environment = new HashMap<>(ato.environment());
        environment.put("XDG_CONFIG_HOME", configuration.toString());
        var imports = ImportGraph.ofAnySource(root).ofEntry(entry);
        if (ato.access().isEmpty()) {
            var profile = AtoProfiles.createBuildProfile(ato, root, configuration);
            return new BuildAccess(profile, environment, List.of(), Optional.empty(), !imports.isFreeOfCode());
        }
        var open = ato.access().get();
        var runsUntrusted = !open.trust().trusts(root) && !imports.isFreeOfCode();
        var isNarrow = runsUntrusted && open.sandboxSettings().mode() == SandboxMode.WORKSPACE_WRITE;
        var outputs = isNarrow ? Optional.of(prepareOutputs(root)) : Optional.<OutputDirectories>empty();
        var profile = outputs.isPresent()
                ? AtoProfiles.createBuildProfile(ato, root, configuration, outputs.get().writable(), outputs.get().protectedPaths())
                : AtoProfiles.createBuildProfile(ato, root, configuration);
        var token = open.sandboxSettings().network().equals(Optional.of(NetworkAccess.NONE)) ? Optional.<HttpSecret>empty() : open.session().token();
        var network = open.sandboxSettings().network().orElse(token.isPresent() ? NetworkAccess.SERVICES : NetworkAccess.NONE);
        var isWithheld = token.isPresent() && runsUntrusted;
        UserConfiguration.write(open.configuration(), configuration.resolve("atopile"), isWithheld ? Optional.empty() : token);
        var warnings = describeLimits(imports, isWithheld, runsUntrusted && open.sandboxSettings().mode() == SandboxMode.DANGER_FULL_ACCESS);
        return new BuildAccess(withNetwork(profile, network, open), withNetwork(environment, network, open), warnings, outputs, !imports.isFreeOfCode());
    }

    private static List<String> describeLimits(ImportClosure imports, boolean isWithheld, boolean isUnconfined) {
        var warnings = new ArrayList<String>();
        if (isWithheld) {
            warnings.add(("The project isn't trusted and its design %s, so this build ran without the user's atopile sign-in "
                            + "and could not pick parts from the service.")
                    .formatted(imports.reason()));
        }
        if (isUnconfined) {
            warnings.add("The project isn't trusted, its design %s, and sandbox.mode is danger-full-access: its Python ran without a sandbox."
                    .formatted(imports.reason()));
        }
        return warnings;
    }

    private static OutputDirectories prepareOutputs(Path root) throws IOException {
        if (ProjectFile.read(root) instanceof ProjectReadResult.Read(var project)) {
            return OutputDirectories.prepare(project);
        }
        throw new SandboxException("it executes Python of an untrusted project whose ato.yaml can't be read");
    }

    /** Describes connections that the sandbox blocked. */
    static List<String> describeBlocked(List<String> addresses) {
        var others = BuildResult.filterForeignAddresses(addresses);
        return others.isEmpty()
                ? List.of()
                : List.of("The sandbox blocked connections to %s; to allow them, set sandbox.network in the user settings."
                        .formatted(String.join(", ", others)));
    }

    private static SandboxProfile withNetwork(SandboxProfile profile, NetworkAccess network, ChildAccess open) {
        return switch (network) {
            case NONE -> profile;
            case SERVICES -> profile.withServices(open.services().ofBuilds());
            case ANY -> profile.reachingAnyNetwork();
        };
    }

    private static Map<String, String> withNetwork(Map<String, String> environment, NetworkAccess network, ChildAccess open) {
        var reaching = new HashMap<>(environment);
        if (network != NetworkAccess.NONE) {
            reaching.putAll(open.network());
        }
        return reaching;
    }
}
