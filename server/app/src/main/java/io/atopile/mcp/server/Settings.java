package io.atopile.mcp.server;

import io.atopile.mcp.agent.run.AgentFeature;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AllowedProjects;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.server.settings.SettingsReadResult;
import io.atopile.mcp.server.settings.SettingsReader;
import io.atopile.mcp.tool.ToolAnnotations;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The user's settings and the program's directories, composed once at the start.
 *
 * @param projects the directories that calls may work in; empty means the project that contains the working directory
 * @param toolsets those whose tools are listed; with {@link Toolset#DEFAULT}, the tools of all others can be called as well
 * @param readOnly whether only tools that change nothing are offered
 * @param reader reads the other settings, when they are needed
 */
public record Settings(
        AtopileSettings atopile,
        List<Path> projects,
        Set<Toolset> toolsets,
        boolean readOnly,
        Mode mode,
        SettingsReader reader) {

    /** Set by Claude Code to the directory in which it was started. */
    private static final String CLIENT_DIRECTORY = "CLAUDE_PROJECT_DIR";

    public Settings {
        atopile = atopile.withTrust(reader::trusts);
        projects = List.copyOf(projects);
        toolsets = Set.copyOf(toolsets);
    }

    /** Creates settings that use the machine's settings files and environment. */
    public Settings(AtopileSettings atopile, List<Path> projects, Set<Toolset> toolsets, boolean readOnly, Mode mode) {
        this(atopile, projects, toolsets, readOnly, mode, SettingsReader.of(atopile.environment()));
    }

    /** Returns the settings of a user who chose nothing. */
    public static Settings defaults() {
        return new Settings(
                AtopileSettings.of(System.getenv()), List.of(), EnumSet.of(Toolset.DEFAULT), false, Mode.AUTO);
    }

    /** Returns the settings for calls in all of the projects. */
    public SettingsReadResult reading() {
        return reader.read(findRoots(projects));
    }

    /** Returns the existing settings files, the user's first. */
    public List<Path> settingsFiles() {
        return reader.listFiles(findRoots(projects));
    }

    /** Returns one line for the user per error in the settings; settings with errors are ignored. */
    public List<String> complaints() {
        return Stream.concat(reader.listComplaints(findRoots(projects)).stream(), missingDirectories())
                .map(line -> "atopile-mcp: " + line)
                .toList();
    }

    private Stream<String> missingDirectories() {
        return atopile.sandbox().writable().stream()
                .filter(directory -> !Files.isDirectory(directory))
                .map("sandbox.writable: %s is not a directory, so builds can't write to it"::formatted);
    }

    /** Returns the errors in the settings that are the only reason why calls wait for a person. */
    List<String> reasonsToAsk() {
        return reader.collectReasonsToAsk(findRoots(projects));
    }

    /** Returns the project for calls that name none; empty if there are several, or none. */
    public Optional<Path> onlyProject() {
        try {
            return resolveProjects(projects).onlyProject();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Returns the directories that calls may work in; none if they can't be worked in. */
    public List<Path> findRoots() {
        return findRoots(projects);
    }

    /** Returns the directories denoted by what the user named. */
    static List<Path> findRoots(List<Path> projects) {
        try {
            return resolveProjects(projects).roots();
        } catch (IOException _) {
            return List.of();
        }
    }

    /**
     * Resolves the directories that the user named, otherwise the project that contains the working directory.
     *
     * @throws IOException if a directory that the user named can't be worked in; the message names it
     */
    static AllowedProjects resolveProjects(List<Path> projects) throws IOException {
        return projects.isEmpty()
                ? AllowedProjects.fromWorkingDirectory(Path.of(""), Path.of(System.getProperty("user.home")))
                : AllowedProjects.of(projects);
    }

    /**
     * Returns what the directory that a client names in the environment implies, as the working directory would; empty if it names none, or none
     * that can be worked in.
     */
    public static List<Path> findClientDirectories(Map<String, String> environment) throws IOException {
        var named = environment.getOrDefault(CLIENT_DIRECTORY, "");
        return !named.isBlank() && Files.isDirectory(Path.of(named))
                ? AllowedProjects.fromWorkingDirectory(Path.of(named), Path.of(System.getProperty("user.home"))).roots()
                : List.of();
    }

    /** Returns whether the tools of the former Codex MCP server are offered in addition to {@code run_agent}. */
    boolean offersCodex() {
        return hasToolset(Toolset.AGENT) && !readOnly && reader.has(AgentFeature.CODEX_COMPAT, findRoots(projects));
    }

    /** Returns whether exactly the tools in the distribution's stored list are listed. */
    boolean isDefaultListed() {
        return !offersCodex() && !readOnly && toolsets.equals(Set.of(Toolset.DEFAULT));
    }

    /** Returns whether a tool can be called on this server. */
    boolean isEnabled(ToolSpec spec) {
        var hints = ToolAnnotations.of(EnumSet.copyOf(List.of(spec.effects())), spec.idempotent());
        return hasToolset(spec.toolset()) && (hints.readOnly() || !readOnly);
    }

    /** Returns whether an enabled tool is listed. */
    boolean isListed(ToolSpec spec) {
        return toolsets.contains(spec.toolset()) || (toolsets.contains(Toolset.DEFAULT) && DefaultToolset.NAMES.contains(spec.name()));
    }

    /** Returns whether tools of a toolset can be called, listed or not. */
    boolean hasToolset(Toolset toolset) {
        return toolsets.contains(Toolset.DEFAULT) || toolsets.contains(toolset);
    }

    /** Returns the directory of the user's parts catalogs. */
    public Path getCatalogDirectory() {
        return getCatalogDirectory(atopile);
    }

    static Path getCatalogDirectory(AtopileSettings atopile) {
        return atopile.data().resolve("catalogues");
    }

    /** Returns the directory of the agent's runs. */
    public Path runs() {
        return atopile.state().resolve("runs");
    }

    /** Returns the file in which every call is recorded. */
    public Path actionLog() {
        return atopile.state().resolve("actions.jsonl");
    }
}
