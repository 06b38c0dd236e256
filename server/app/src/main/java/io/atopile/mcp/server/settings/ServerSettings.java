package io.atopile.mcp.server.settings;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Toolset;
import java.util.EnumSet;
import java.util.Set;

/**
 * What clients may see and do.
 *
 * @param readOnly whether only tools that change nothing are offered
 */
public record ServerSettings(Set<Toolset> toolsets, boolean readOnly, Mode policy) {

    /** The settings of a user who chose nothing. */
    public static final ServerSettings DEFAULT = new ServerSettings(EnumSet.of(Toolset.DEFAULT), false, Mode.AUTO);

    public ServerSettings {
        toolsets = Set.copyOf(toolsets);
    }

    ServerSettings asking() {
        return new ServerSettings(toolsets, readOnly, Mode.ASK);
    }
}
