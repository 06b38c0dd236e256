package io.atopile.mcp.server.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting.
 *
 * @param name as in a settings file, with its table before a dot
 * @param preset the default value
 * @param meaning the description shown to users
 */
record SettingKey(String name, SettingType kind, Optional<SettingValue> preset, ProjectOverride inProject, String meaning) {

    static final String VARIABLES = "ATOPILE_MCP_";

    private static final List<String> RESTRICTING =
            List.of("server.", "sandbox.", "files.", "runs.policy", "tools.", "approvals.", "profile", "trust");

    /** Returns whether a value may restrict what is done without a person; a value that can't be read may have been meant to. */
    boolean restricts() {
        return RESTRICTING.stream().anyMatch(name::startsWith);
    }

    /** Returns the environment variable that sets it; empty if its values can't be expressed in one. */
    Optional<String> variable() {
        return switch (kind) {
            case SettingType.Pairs _ -> Optional.empty();
            case SettingType.Text _, SettingType.Choice _, SettingType.Texts _, SettingType.Figure _, SettingType.Switch _ -> asVariable();
        };
    }

    private Optional<String> asVariable() {
        return Optional.of(VARIABLES + name.replace('.', '_').toUpperCase(Locale.ROOT));
    }
}
