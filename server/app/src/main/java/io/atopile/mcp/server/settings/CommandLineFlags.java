package io.atopile.mcp.server.settings;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.tool.Toolset;
import java.util.Optional;
import java.util.Set;

/**
 * The settings chosen on the command line.
 *
 * @param toolsets empty if none were named
 */
public record CommandLineFlags(
        Optional<String> profile,
        Set<Toolset> toolsets,
        boolean readOnly,
        Optional<Mode> policy,
        Optional<SandboxMode> sandbox) {

    public static final CommandLineFlags NONE = new CommandLineFlags(Optional.empty(), Set.of(), false, Optional.empty());

    /** Creates flags without a sandbox mode. */
    public CommandLineFlags(Optional<String> profile, Set<Toolset> toolsets, boolean readOnly, Optional<Mode> policy) {
        this(profile, toolsets, readOnly, policy, Optional.empty());
    }

    public CommandLineFlags {
        toolsets = Set.copyOf(toolsets);
    }

    /** Returns the server settings if nothing else was chosen. */
    ServerSettings alone() {
        var usual = ServerSettings.DEFAULT;
        return new ServerSettings(
                toolsets.isEmpty() ? usual.toolsets() : toolsets, readOnly, policy.orElse(usual.policy()));
    }

    void layOver(SettingsBuilder layers) {
        profile.ifPresent(name -> layers.put(SettingKeys.PROFILE, new SettingValue.Text(name), new SettingOrigin.Option("--profile")));
        if (!toolsets.isEmpty()) {
            var names = toolsets.stream().sorted().map(Toolset::toString).toList();
            layers.put(SettingKeys.SERVER_TOOLSETS, new SettingValue.Texts(names), new SettingOrigin.Option("--toolsets"));
        }
        if (readOnly) {
            layers.put(SettingKeys.READ_ONLY, new SettingValue.Switch(true), new SettingOrigin.Option("--read-only"));
        }
        sandbox.ifPresent(mode -> layers.put(
                SettingKeys.SANDBOX_MODE, new SettingValue.Text(mode.toString()), new SettingOrigin.Option("--sandbox")));
        policy.ifPresent(mode -> layers.put(
                SettingKeys.SERVER_POLICY, new SettingValue.Text(mode.toString()), new SettingOrigin.Option("--policy")));
    }
}
