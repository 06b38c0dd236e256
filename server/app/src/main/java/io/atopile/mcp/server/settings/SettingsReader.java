package io.atopile.mcp.server.settings;

import io.atopile.mcp.agent.run.AgentFeature;
import io.atopile.mcp.file.WriteRules;
import io.atopile.mcp.project.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the settings, anew each time: the user's file, over it the projects' files, the environment, the command line.
 *
 * @param userFile is not there for most users
 */
public record SettingsReader(Map<String, String> environment, Path userFile, CommandLineFlags flags) {

    public SettingsReader {
        environment = Map.copyOf(environment);
    }

    public static SettingsReader of(Map<String, String> environment) {
        var home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
        var named = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
        var directory = named.isAbsolute() ? named : home.resolve(".config");
        return new SettingsReader(environment, directory.resolve("atopile-mcp").resolve("settings.toml"), CommandLineFlags.NONE);
    }

    public SettingsReader with(CommandLineFlags given) {
        return new SettingsReader(environment, userFile, given);
    }

    /**
     * Reads for calls or a run in some directories.
     *
     * @param projects all of whose restrictions hold
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

    /** What is wrong, a line for people on each; for most users quicker than reading all. */
    public List<String> listComplaints(List<Path> projects) {
        return isSilent(projects) ? List.of() : read(projects).complaints();
    }

    /** What is wrong, where calls wait for a person only because of that. */
    public List<String> collectReasonsToAsk(List<Path> projects) {
        return isSilent(projects) ? List.of() : read(projects).reasonsToAsk();
    }

    /** What clients may see and do in some directories; for most users quicker than reading all. */
    public ServerSettings readServer(List<Path> projects) {
        return isSilent(projects) ? flags.alone() : read(projects).server();
    }

    /** How child processes are confined in some directories; for most users quicker than reading all. */
    public SandboxSettings readSandbox(List<Path> projects) {
        return flags.sandbox().isEmpty() && isSilent(projects) ? SandboxSettings.DEFAULT : read(projects).sandbox();
    }

    /** Whether a feature is switched on for calls in some directories; for most users quicker than reading all. */
    public boolean has(AgentFeature feature, List<Path> projects) {
        return isSilent(projects) ? feature.isEnabledByDefault() : read(projects) instanceof SettingsReadResult.Read(var said) && said.agent().has(feature);
    }

    /** Whether the user trusts a project, by its directory. No project's own file has a say in it. */
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

    /** Which files are written without a person's approval; for most users quicker than reading all. */
    public WriteRules writeRules() {
        return isSilent(List.of()) ? WriteRules.DEFAULT : read(List.of()).writeRules();
    }

    /** Whether nothing is said but by options, none of which needs a file. */
    private boolean isSilent(List<Path> projects) {
        return flags.profile().isEmpty() && !EnvironmentLayer.isIn(environment) && listFiles(projects).isEmpty();
    }

    /** The files that are there, in the order in which they are laid over one another. */
    public List<Path> listFiles(List<Path> projects) {
        return Stream.concat(
                        Stream.of(userFile).filter(Files::exists),
                        projects.stream().filter(ProjectLayer::isIn).map(ProjectLayer::resolveFile))
                .toList();
    }

    /** Where a project's file would be. */
    public static Path projectFile(Path project) {
        return ProjectLayer.resolveFile(project);
    }

    /** The command line and the environment choose the profile too, and lie over it. */
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
}
