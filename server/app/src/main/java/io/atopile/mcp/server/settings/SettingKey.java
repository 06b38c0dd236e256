package io.atopile.mcp.server.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that can be set.
 *
 * @param name as in a settings file, its table before a dot
 * @param preset what holds where nobody sets it
 * @param meaning for people
 */
record SettingKey(String name, SettingType kind, Optional<SettingValue> preset, ProjectOverride inProject, String meaning) {

    static final String VARIABLES = "ATOPILE_MCP_";

    private static final List<String> RESTRICTING =
            List.of("server.", "sandbox.", "files.", "runs.policy", "tools.", "approvals.", "profile", "trust");

    /** Whether a value may restrict what is done without a person; one that can't be read may have been meant to. */
    boolean restricts() {
        return RESTRICTING.stream().anyMatch(name::startsWith);
    }

    /** The environment variable that sets it; nothing where its values don't fit into one. */
    Optional<String> variable() {
        return switch (kind) {
            case SettingType.Pairs _ -> Optional.empty();
            case SettingType.Text _, SettingType.Choice _, SettingType.Several _, SettingType.Names _, SettingType.Extensions _, SettingType.Folders _, SettingType.Whole _ -> asVariable();
            case SettingType.Amount _, SettingType.Switch _, SettingType.Address _, SettingType.Variable _ -> asVariable();
        };
    }

    private Optional<String> asVariable() {
        return Optional.of(VARIABLES + name.replace('.', '_').toUpperCase(Locale.ROOT));
    }
}
