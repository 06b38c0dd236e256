package io.atopile.mcp.server;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.tool.Toolset;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the user chose and where things are, composed once at the start.
 *
 * @param projects the directories that calls may work in; empty means the one around the working directory
 * @param readOnly whether only tools that change nothing are there
 */
public record Settings(
        AtopileSettings atopile, List<Path> projects, Set<Toolset> toolsets, boolean readOnly, Mode mode) {

    public Settings {
        projects = List.copyOf(projects);
        toolsets = Set.copyOf(toolsets);
    }

    /** What a user gets who chooses nothing. */
    public static Settings defaults() {
        return new Settings(
                AtopileSettings.of(System.getenv()), List.of(), EnumSet.allOf(Toolset.class), false, Mode.AUTO);
    }

    /** Whether every tool there is is offered. */
    boolean offerEverything() {
        return !readOnly && toolsets.size() == Toolset.values().length;
    }

    /** Where the user's catalogues of parts are. */
    public Path catalogues() {
        return catalogues(atopile);
    }

    static Path catalogues(AtopileSettings atopile) {
        return atopile.data().resolve("catalogues");
    }

    /** Every call is recorded here. */
    public Path actionLog() {
        return atopile.state().resolve("actions.jsonl");
    }
}
