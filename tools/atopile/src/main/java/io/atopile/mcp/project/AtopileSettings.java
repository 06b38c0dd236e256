package io.atopile.mcp.project;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this module needs to know of the machine and the user.
 *
 * @param ato the {@code ato} the user named, which then is the only one considered
 * @param state our own directory for what outlives a process: records, logs, caches
 * @param data our own directory for what {@code setup} installs
 * @param userLog where the user's own {@code ato} keeps its build history
 * @param environment the environment that child processes start from
 * @param sandbox how child processes are confined
 * @param trust which projects the user trusts
 */
public record AtopileSettings(
        @Nullable Path ato,
        Path state,
        Path data,
        Path userLog,
        Map<String, String> environment,
        SandboxSettings sandbox,
        ProjectTrust trust) {

    private static final String NAME = "atopile-mcp";

    public AtopileSettings {
        environment = Map.copyOf(environment);
    }

    /** Those of a user who chose nothing for the sandbox and trusts no project. */
    public AtopileSettings(@Nullable Path ato, Path state, Path data, Path userLog, Map<String, String> environment) {
        this(ato, state, data, userLog, environment, SandboxSettings.DEFAULT, ProjectTrust.NONE);
    }

    /** The same with another choice of the sandbox. */
    public AtopileSettings withSandbox(SandboxSettings chosen) {
        return new AtopileSettings(ato, state, data, userLog, environment, chosen, trust);
    }

    /** The same with other projects trusted. */
    public AtopileSettings withTrust(ProjectTrust projects) {
        return new AtopileSettings(ato, state, data, userLog, environment, sandbox, projects);
    }

    /** The settings of a user who configured nothing: the directories of the XDG convention. */
    public static AtopileSettings of(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
        Path state = resolveDirectory(environment, "XDG_STATE_HOME", home.resolve(".local/state"));
        Path data = resolveDirectory(environment, "XDG_DATA_HOME", home.resolve(".local/share"));
        return new AtopileSettings(
                null, state.resolve(NAME), data.resolve(NAME), resolveUserLog(environment, home, state), environment);
    }

    private static Path resolveUserLog(Map<String, String> environment, Path home, Path state) {
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        return resolveDirectory(environment, "FBRK_LOG_DIR", mac ? home.resolve("Library/Logs/atopile") : state.resolve("atopile/log"));
    }

    /** The convention ignores relative values, so that the working directory never decides where state goes. */
    private static Path resolveDirectory(Map<String, String> environment, String variable, Path otherwise) {
        Path named = Path.of(environment.getOrDefault(variable, ""));
        return named.isAbsolute() ? named : otherwise;
    }
}
