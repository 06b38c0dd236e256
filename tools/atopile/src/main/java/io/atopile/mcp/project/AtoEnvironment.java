package io.atopile.mcp.project;

import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.process.ChildEnvironment;
import java.util.HashMap;
import java.util.Map;

/** The environment of atopile's processes: the user's variables that they need, plain output, fixed service addresses and our own directories. */
final class AtoEnvironment {

    private AtoEnvironment() {}

    /** Returns the environment of processes that have no network access. */
    static Map<String, String> of(Map<String, String> user, UserServices services, AtoDirectories directories) {
        var environment = new HashMap<>(ChildEnvironment.ATOPILE.of(user));
        environment.putAll(SupportedDialects.NEWEST.variables());
        environment.putAll(services.buildVariables(user));
        environment.putAll(directories.variables());
        return environment;
    }
}
