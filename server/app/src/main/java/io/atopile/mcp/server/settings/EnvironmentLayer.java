package io.atopile.mcp.server.settings;

import io.atopile.mcp.tool.NameSuggestions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The settings in environment variables, which share a prefix. */
final class EnvironmentLayer {

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
