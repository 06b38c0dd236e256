package io.atopile.mcp.server.settings;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.tool.Toolset;
import java.util.Optional;
import java.util.Set;

/**
 * What was chosen on the command line.
 *
 * @param toolsets empty where none were named
 */
public record Flags(
        Optional<String> profile,
        Set<Toolset> toolsets,
        boolean readOnly,
        Optional<Mode> policy,
        Optional<SandboxMode> sandbox) {

    public static final Flags NONE = new Flags(Optional.empty(), Set.of(), false, Optional.empty());

    /** Those without a choice of the sandbox. */
    public Flags(Optional<String> profile, Set<Toolset> toolsets, boolean readOnly, Optional<Mode> policy) {
        this(profile, toolsets, readOnly, policy, Optional.empty());
    }

    public Flags {
        toolsets = Set.copyOf(toolsets);
    }

    /** What holds where nothing else was chosen. */
    ServerChoices alone() {
        var usual = ServerChoices.DEFAULT;
        return new ServerChoices(
                toolsets.isEmpty() ? usual.toolsets() : toolsets, readOnly, policy.orElse(usual.policy()));
    }

    void layOver(Layers layers) {
        profile.ifPresent(name -> layers.put(Keys.PROFILE, new Value.Text(name), new Origin.Option("--profile")));
        if (!toolsets.isEmpty()) {
            var names = toolsets.stream().sorted().map(Toolset::toString).toList();
            layers.put(Keys.SERVER_TOOLSETS, new Value.Texts(names), new Origin.Option("--toolsets"));
        }
        if (readOnly) {
            layers.put(Keys.READ_ONLY, new Value.Switch(true), new Origin.Option("--read-only"));
        }
        sandbox.ifPresent(mode -> layers.put(
                Keys.SANDBOX_MODE, new Value.Text(mode.toString()), new Origin.Option("--sandbox")));
        policy.ifPresent(mode -> layers.put(
                Keys.SERVER_POLICY, new Value.Text(mode.toString()), new Origin.Option("--policy")));
    }
}
