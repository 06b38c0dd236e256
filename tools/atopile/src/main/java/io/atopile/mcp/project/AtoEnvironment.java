package io.atopile.mcp.project;

import io.atopile.mcp.process.ChildEnvironment;
import java.util.HashMap;
import java.util.Map;

/** The environment of atopile's processes: the user's variables that they need, plain output, fixed service addresses and our own directories. */
final class AtoEnvironment {

    private static final Map<String, String> SET = Map.ofEntries(
            Map.entry("CI", "1"),
            Map.entry("ATO_NON_INTERACTIVE", "1"),
            Map.entry("NO_COLOR", "1"),
            Map.entry("COLUMNS", "200"),
            Map.entry("PYTHONUNBUFFERED", "1"),
            Map.entry("PYTHONUTF8", "1"),
            Map.entry("PYTHONDONTWRITEBYTECODE", "1"),
            Map.entry("PYTHONSAFEPATH", "1"),
            Map.entry("PYTHONNOUSERSITE", "1"),
            Map.entry("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring"),
            Map.entry("LC_ALL", "C.UTF-8"));

    private AtoEnvironment() {}

    /** Returns the environment of processes that have no network access. */
    static Map<String, String> of(Map<String, String> user, UserServices services, AtoDirectories directories) {
        var environment = new HashMap<>(ChildEnvironment.ATOPILE.of(user));
        environment.putAll(SET);
        environment.putAll(services.buildVariables(user));
        environment.putAll(directories.variables());
        return environment;
    }
}
