package io.atopile.mcp.conformance;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.tool.Toolset;
import java.util.EnumSet;
import java.util.List;

/** Settings with which every tool that there is is listed. */
public final class EveryTool {

    private EveryTool() {}

    public static Settings settings() {
        return new Settings(AtopileSettings.of(System.getenv()), List.of(), EnumSet.allOf(Toolset.class), false, Mode.AUTO);
    }
}
