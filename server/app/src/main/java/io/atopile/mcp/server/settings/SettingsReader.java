package io.atopile.mcp.server.settings;

import io.atopile.mcp.agent.run.AgentFeature;
import io.atopile.mcp.file.WriteRules;
import io.atopile.mcp.process.UserDirectories;
import io.atopile.mcp.project.SandboxSettings;
import io.atopile.mcp.tool.NameSuggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the settings, afresh each time: the user's file, then the projects' files, the environment and the command line, each
 * overriding the ones before.
 *
 * @param userFile doesn't exist for most users
 */
public record SettingsReader(Map<String, String> environment, Path userFile, CommandLineFlags flags) {

    public SettingsReader {
        environment = Map.copyOf(environment);
    }

    public static SettingsReader of(Map<String, String> environment) {
        var directory = UserDirectories.resolveConfiguration(environment);
        return new SettingsReader(environment, directory.resolve("atopile-mcp").resolve("settings.toml"), CommandLineFlags.NONE);
    }

    public SettingsReader with(CommandLineFlags given) {
        return new SettingsReader(environment, userFile, given);
    }

    /**
     * Reads the settings for calls or a run in the given directories.
     *
     * @param projects the projects whose restrictions all apply
     */
    public SettingsReadResult read(List<Path> projects) {
        if (flags.equals(CommandLineFlags.NONE) && isSilent(projects)) {
            return new SettingsReadResult.Read(EffectiveSettings.NONE);
        }
        var layers = new SettingsBuilder();
        var user = Files.exists(userFile) ? UserLayer.read(userFile) : UserLayer.empty();
        user.layOver(layers);
        user.layProfileOver(layers, findProfile(layers));
        projects.stream().filter(ProjectLayer::isIn).map(ProjectLayer::read).forEach(project -> project.layOver(layers));
        EnvironmentLayer.layOver(layers, environment);
        flags.layOver(layers);
        AgentSettingsFactory.check(layers);
        return layers.problems().isEmpty()
                ? new SettingsReadResult.Read(layers.settings())
                : new SettingsReadResult.Wrong(layers.problems(), layers.settings(), isPolicySaid(layers));
    }

    /** Returns one line for the user per error; for most users faster than reading everything. */
    public List<String> listComplaints(List<Path> projects) {
        return isSilent(projects) ? List.of() : read(projects).complaints();
    }

    /** Returns the errors that are the only reason why calls wait for a person. */
    public List<String> collectReasonsToAsk(List<Path> projects) {
        return isSilent(projects) ? List.of() : read(projects).reasonsToAsk();
    }

    /** Returns what clients may see and do in the given directories; for most users faster than reading everything. */
    public ServerSettings readServer(List<Path> projects) {
        return isSilent(projects) ? flags.alone() : read(projects).server();
    }

    /** Returns how child processes are confined in the given directories; for most users faster than reading everything. */
    public SandboxSettings readSandbox(List<Path> projects) {
        return flags.sandbox().isEmpty() && isSilent(projects) ? SandboxSettings.DEFAULT : read(projects).sandbox();
    }

    /** Returns whether builds run in a warm interpreter; for most users faster than reading everything. */
    public boolean readWarm(List<Path> projects) {
        return isSilent(projects) || switch (read(projects)) {
            case SettingsReadResult.Read(var settings) -> settings.isWarm();
            case SettingsReadResult.Wrong wrong -> wrong.legible().isWarm();
        };
    }

    /** Returns whether a feature is enabled for calls in the given directories; for most users faster than reading everything. */
    public boolean has(AgentFeature feature, List<Path> projects) {
        return isSilent(projects) ? feature.isEnabledByDefault() : read(projects) instanceof SettingsReadResult.Read(var said) && said.agent().has(feature);
    }

    /** Returns whether the user trusts the project in a directory. The project's own file has no influence on this. */
    public boolean trusts(Path project) {
        if (isSilent(List.of()) || !(read(List.of()) instanceof SettingsReadResult.Read(var said))) {
            return false;
        }
        try {
            return said.agent().trusts(project.toRealPath());
        } catch (IOException _) {
            return false;
        }
    }

    /** Returns which files are written without a person's approval; for most users faster than reading everything. */
    public WriteRules writeRules() {
        return isSilent(List.of()) ? WriteRules.DEFAULT : read(List.of()).writeRules();
    }

    /** Returns whether nothing is set except by options that need no file. */
    private boolean isSilent(List<Path> projects) {
        return flags.profile().isEmpty() && !EnvironmentLayer.isIn(environment) && listFiles(projects).isEmpty();
    }

    /** Returns the existing settings files, in the order in which they are applied. */
    public List<Path> listFiles(List<Path> projects) {
        return Stream.concat(
                        Stream.of(userFile).filter(Files::exists),
                        projects.stream().filter(ProjectLayer::isIn).map(ProjectLayer::resolveFile))
                .toList();
    }

    /** Returns the path of a project's settings file, whether or not it exists. */
    public static Path projectFile(Path project) {
        return ProjectLayer.resolveFile(project);
    }

    /** Finds the chosen profile: the command line and the environment can select it too, and take precedence over it. */
    private Optional<SettingEntry> findProfile(SettingsBuilder user) {
        var above = new SettingsBuilder();
        EnvironmentLayer.layOver(above, environment);
        flags.layOver(above);
        return above.findSetting(SettingKeys.PROFILE).or(() -> user.findSetting(SettingKeys.PROFILE));
    }

    private static boolean isPolicySaid(SettingsBuilder layers) {
        return switch (layers.settings().getOrigin(SettingKeys.SERVER_POLICY)) {
            case SettingOrigin.Environment _, SettingOrigin.Option _ -> true;
            case SettingOrigin.InFile _, SettingOrigin.Default _ -> false;
        };
    }

    /** The settings in environment variables, which share a prefix. */
    private static final class EnvironmentLayer {

        /** Variables of the launcher, and the one from which clients read the token of {@code serve}. */
        private static final Set<String> OTHERS = Set.of("ATOPILE_MCP_JAVA_HOME", "ATOPILE_MCP_BUILD", "ATOPILE_MCP_TOKEN");

        private EnvironmentLayer() {}

        static boolean isIn(Map<String, String> environment) {
            return environment.keySet().stream().anyMatch(EnvironmentLayer::isOurs);
        }

        private static boolean isOurs(String variable) {
            return variable.startsWith(SettingKey.VARIABLES) && !OTHERS.contains(variable);
        }

        static void layOver(SettingsBuilder layers, Map<String, String> environment) {
            new TreeMap<>(environment).forEach((variable, text) -> {
                if (isOurs(variable) && !text.isBlank()) {
                    lay(layers, variable, text.strip());
                }
            });
        }

        private static void lay(SettingsBuilder layers, String variable, String text) {
            var origin = new SettingOrigin.Environment(variable);
            var key = findKey(variable);
            if (key.isEmpty()) {
                var names = SettingKeys.all().stream().flatMap(known -> known.variable().stream()).toList();
                var near = NameSuggestions.of(variable, names).stream().findFirst();
                layers.addProblem(origin, "unknown variable" + near.map("; did you mean %s?"::formatted).orElse(""), true);
                return;
            }
            key.get().kind().read(text).ifPresentOrElse(
                    value -> layers.put(key.get(), value, origin), () -> layers.addTypeProblem(key.get(), origin));
        }

        private static Optional<SettingKey> findKey(String variable) {
            return SettingKeys.all().stream()
                    .filter(key -> key.variable().equals(Optional.of(variable)))
                    .findAny();
        }
    }
}
