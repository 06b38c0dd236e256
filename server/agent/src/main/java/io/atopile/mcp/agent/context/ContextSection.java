package io.atopile.mcp.agent.context;

import io.atopile.mcp.tool.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A section of the pack, rendered from a tool's result.
 *
 * @param share its guaranteed share of the pack's space, relative to the shares of the other sections
 */
record ContextSection(String heading, String tool, ObjectNode arguments, int share, Reader reader) {

    /** Formats a tool's {@code data} as lines for the model. */
    interface Reader {
        List<String> formatLines(JsonNode data);
    }

    private static final String SOURCES_OF_MODULES =
            "^(module|component|interface)\\s+\\w|^\\s+[\\w.]+\\s*=\\s*new\\s+\\w";

    /**
     * Returns the sections, the most important first. Each tool reads records or files; none starts atopile or uses the
     * network.
     */
    static List<ContextSection> of(Optional<String> project) {
        var folder = project.map(Path::of).map(path -> String.valueOf(path.getFileName()));
        return List.of(
                new ContextSection("The board, its targets and open problems", "design_overview", buildArguments(project), 38, data -> OverviewContextFormatter.formatOverview(data, folder)),
                new ContextSection("ato.yaml", "project_read_file", buildArguments(project).put("path", "ato.yaml"), 12, FileContextFormatter::formatContent),
                new ContextSection(
                        "Modules as declared in the sources (design_modules queries the compiler)",
                        "project_search",
                        buildArguments(project).put("query", SOURCES_OF_MODULES).put("regex", true).put("glob", "*.ato").put("limit", 200),
                        24,
                        FileContextFormatter::formatModules),
                new ContextSection("Parts in the project", "project_list_files", buildFileArguments(project, "{parts,**/parts}/*/*.ato"), 8, FileContextFormatter::formatParts),
                new ContextSection(
                        "Installed packages",
                        "project_list_files",
                        buildFileArguments(project, ".ato/modules/*/*/ato.yaml").put("path", ".ato/modules"),
                        6,
                        FileContextFormatter::formatPackages),
                new ContextSection("Files (size in bytes)", "project_list_files", buildFileArguments(project, "**"), 12, FileContextFormatter::formatFiles));
    }

    private static ObjectNode buildArguments(Optional<String> project) {
        var arguments = Json.object();
        project.ifPresent(name -> arguments.put("project", name));
        return arguments;
    }

    private static ObjectNode buildFileArguments(Optional<String> project, String glob) {
        return buildArguments(project).put("glob", glob).put("limit", 500);
    }
}
