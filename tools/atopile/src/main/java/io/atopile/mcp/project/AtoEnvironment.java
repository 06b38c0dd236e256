package io.atopile.mcp.project;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The environment of atopile's processes: the user's, so that their configuration and sign-in stay in force, without
 * what would change a build behind our back, and with plain output into a log directory of our own.
 */
final class AtoEnvironment {

    private static final List<String> DROPPED_PREFIXES = List.of(
            "ATO_BUILD",
            "ATO_TARGET",
            "ATO_EXCLUDE_TARGET",
            "ATO_FROZEN",
            "ATO_KEEP_",
            "ATO_OPEN_",
            "ATO_STANDALONE",
            "ATO_STANDARDIZE_",
            "ATO_VERBOSE");
    private static final List<String> DROPPED =
            List.of("FORCE_COLOR", "CLICOLOR_FORCE", "VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP");
    private static final Map<String, String> SET = Map.of(
            "CI", "1",
            "ATO_NON_INTERACTIVE", "1",
            "NO_COLOR", "1",
            "COLUMNS", "200",
            "PYTHONUNBUFFERED", "1",
            "PYTHONUTF8", "1",
            "PYTHONSAFEPATH", "1",
            "LC_ALL", "C.UTF-8");

    private AtoEnvironment() {}

    static Map<String, String> of(Map<String, String> inherited, Path log) {
        var environment = new HashMap<>(inherited);
        environment.keySet().removeIf(name -> DROPPED_PREFIXES.stream().anyMatch(name::startsWith));
        environment.keySet().removeAll(DROPPED);
        environment.putAll(SET);
        environment.put("FBRK_LOG_DIR", log.toString());
        return environment;
    }
}
