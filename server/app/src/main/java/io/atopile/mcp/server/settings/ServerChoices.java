package io.atopile.mcp.server.settings;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Toolset;
import java.util.EnumSet;
import java.util.Set;

/**
 * What clients may see and do.
 *
 * @param readOnly whether only tools that change nothing are there
 */
public record ServerChoices(Set<Toolset> toolsets, boolean readOnly, Mode policy) {

    /** Those of a user who chose nothing. */
    public static final ServerChoices DEFAULT = new ServerChoices(EnumSet.allOf(Toolset.class), false, Mode.AUTO);

    public ServerChoices {
        toolsets = Set.copyOf(toolsets);
    }

    ServerChoices asking() {
        return new ServerChoices(toolsets, readOnly, Mode.ASK);
    }
}
