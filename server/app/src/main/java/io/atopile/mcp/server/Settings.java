package io.atopile.mcp.server;

import io.atopile.mcp.agent.run.AgentFeature;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.server.settings.SettingsReadResult;
import io.atopile.mcp.server.settings.SettingsReader;
import io.atopile.mcp.tool.Toolset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the user chose and where things are, composed once at the start.
 *
 * @param projects the directories that calls may work in; empty means the one around the working directory
 * @param readOnly whether only tools that change nothing are there
 * @param reader reads what else was chosen, when it is needed
 */
public record Settings(
        AtopileSettings atopile,
        List<Path> projects,
        Set<Toolset> toolsets,
        boolean readOnly,
        Mode mode,
        SettingsReader reader) {

    public Settings {
        atopile = atopile.withTrust(reader::trusts);
        projects = List.copyOf(projects);
        toolsets = Set.copyOf(toolsets);
    }

    /** Leaves the settings files and the environment to be those of the machine. */
    public Settings(AtopileSettings atopile, List<Path> projects, Set<Toolset> toolsets, boolean readOnly, Mode mode) {
        this(atopile, projects, toolsets, readOnly, mode, SettingsReader.of(atopile.environment()));
    }

    /** What a user gets who chooses nothing. */
    public static Settings defaults() {
        return new Settings(
                AtopileSettings.of(System.getenv()), List.of(), EnumSet.allOf(Toolset.class), false, Mode.AUTO);
    }

    /** The settings for calls in all of the projects. */
    public SettingsReadResult reading() {
        return reader.read(findRoots(projects));
    }

    /** The settings files that are there, the user's first. */
    public List<Path> settingsFiles() {
        return reader.listFiles(findRoots(projects));
    }

    /** What is wrong with the settings, and so not followed: a line for people on each. */
    public List<String> complaints() {
        return Stream.concat(reader.listComplaints(findRoots(projects)).stream(), missingDirectories())
                .map(line -> "atopile-mcp: " + line)
                .toList();
    }

    private Stream<String> missingDirectories() {
        return atopile.sandbox().writable().stream()
                .filter(directory -> !Files.isDirectory(directory))
                .map("sandbox.writable: %s is not a directory, so that no build can write it"::formatted);
    }

    /** What is wrong with the settings, where calls wait for a person only because of that. */
    List<String> reasonsToAsk() {
        return reader.collectReasonsToAsk(findRoots(projects));
    }

    /** The one project that calls work in which name none; nothing where there are several, or none. */
    public Optional<Path> onlyProject() {
        try {
            return resolveProjects(projects).onlyProject();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** The directories that calls may work in; none when they can't be worked in. */
    public List<Path> findRoots() {
        return findRoots(projects);
    }

    /** Those that are meant by what the user named. */
    static List<Path> findRoots(List<Path> projects) {
        try {
            return resolveProjects(projects).roots();
        } catch (IOException _) {
            return List.of();
        }
    }

    /**
     * Takes the directories the user named, or else those around the working directory.
     *
     * @throws IOException when a directory that the user named can't be worked in; the message names it
     */
    static AllowedProjects resolveProjects(List<Path> projects) throws IOException {
        return projects.isEmpty()
                ? AllowedProjects.fromWorkingDirectory(Path.of(""), Path.of(System.getProperty("user.home")))
                : AllowedProjects.of(projects);
    }

    /** Whether the tools of the Codex of old are offered beside {@code run_agent}. */
    boolean offersCodex() {
        return toolsets.contains(Toolset.AGENT) && !readOnly && reader.has(AgentFeature.CODEX_COMPAT, findRoots(projects));
    }

    /** Whether exactly the tools are offered that are kept in the distribution's list. */
    boolean offerEverything() {
        return !offersCodex() && !readOnly && toolsets.size() == Toolset.values().length;
    }

    /** Where the user's catalogues of parts are. */
    public Path getCatalogDirectory() {
        return getCatalogDirectory(atopile);
    }

    static Path getCatalogDirectory(AtopileSettings atopile) {
        return atopile.data().resolve("catalogues");
    }

    /** Where the agent's runs are. */
    public Path runs() {
        return atopile.state().resolve("runs");
    }

    /** Every call is recorded here. */
    public Path actionLog() {
        return atopile.state().resolve("actions.jsonl");
    }
}
