package io.atopile.mcp.project;

import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.process.UserDirectories;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this module that depend on the machine and the user.
 *
 * @param ato the {@code ato} that the user named; if present, the only candidate
 * @param state our directory for data that outlives a process: records, logs, caches
 * @param data our directory for what {@code setup} installs
 * @param userLog where the user's own {@code ato} keeps its build history
 * @param environment the environment that child processes start from
 * @param sandbox how child processes are confined
 * @param trust which projects the user trusts
 * @param warm whether builds run in an interpreter that has imported atopile, instead of starting {@code ato} each time
 */
public record AtopileSettings(
        @Nullable Path ato,
        Path state,
        Path data,
        Path userLog,
        Map<String, String> environment,
        SandboxSettings sandbox,
        ProjectTrust trust,
        boolean warm) {

    private static final String NAME = "atopile-mcp";

    public AtopileSettings {
        environment = Map.copyOf(environment);
    }

    /** Creates settings with the default sandbox and no trusted projects. */
    public AtopileSettings(@Nullable Path ato, Path state, Path data, Path userLog, Map<String, String> environment) {
        this(ato, state, data, userLog, environment, SandboxSettings.DEFAULT, ProjectTrust.NONE, true);
    }

    /** Returns a copy with other sandbox settings. */
    public AtopileSettings withSandbox(SandboxSettings chosen) {
        return new AtopileSettings(ato, state, data, userLog, environment, chosen, trust, warm);
    }

    /** Returns a copy with other trusted projects. */
    public AtopileSettings withTrust(ProjectTrust projects) {
        return new AtopileSettings(ato, state, data, userLog, environment, sandbox, projects, warm);
    }

    /** Returns a copy whose builds run in a warm interpreter, or not. */
    public AtopileSettings withWarm(boolean isWarm) {
        return new AtopileSettings(ato, state, data, userLog, environment, sandbox, trust, isWarm);
    }

    /** Returns the default settings, with directories by the XDG convention. */
    public static AtopileSettings of(Map<String, String> environment) {
        Path home = UserDirectories.resolveHome(environment);
        Path state = resolveDirectory(environment, "XDG_STATE_HOME", home.resolve(".local/state"));
        Path data = resolveDirectory(environment, "XDG_DATA_HOME", home.resolve(".local/share"));
        return new AtopileSettings(
                null, state.resolve(NAME), data.resolve(NAME), resolveUserLog(environment, home, state), environment);
    }

    private static Path resolveUserLog(Map<String, String> environment, Path home, Path state) {
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        var variable = SupportedDialects.NEWEST.database().directoryVariable();
        return resolveDirectory(environment, variable, mac ? home.resolve("Library/Logs/atopile") : state.resolve("atopile/log"));
    }

    /** Ignores relative values, as the convention demands, so that the working directory never decides where state is stored. */
    private static Path resolveDirectory(Map<String, String> environment, String variable, Path otherwise) {
        Path named = Path.of(environment.getOrDefault(variable, ""));
        return named.isAbsolute() ? named : otherwise;
    }
}
