package io.atopile.mcp.agent.context;

import io.atopile.mcp.tool.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of the pack that a tool's answer is made into.
 *
 * @param share of the pack's room that it may fill even when others want more, in proportion to theirs
 */
record ContextSection(String heading, String tool, ObjectNode arguments, int share, Reader reader) {

    /** Makes a tool's {@code data} into lines for the model. */
    interface Reader {
        List<String> lines(JsonNode data);
    }

    private static final String SOURCES_OF_MODULES =
            "^(module|component|interface)\\s+\\w|^\\s+[\\w.]+\\s*=\\s*new\\s+\\w";

    /** The most important first. Each tool reads records or files; none starts atopile or reaches a network. */
    static List<ContextSection> of(Optional<String> project) {
        return List.of(
                new ContextSection("Projects and targets", "workspace_list_targets", Json.object(), 12, data -> ProjectContextFormatter.targets(data, project)),
                new ContextSection(
                        "Last builds and what is open",
                        "design_diagnostics",
                        in(project).put("files", false),
                        26,
                        ProjectContextFormatter::problems),
                new ContextSection("ato.yaml", "project_read_file", in(project).put("path", "ato.yaml"), 12, FileContextFormatter::content),
                new ContextSection(
                        "Modules, as the sources declare them (design_modules asks the compiler)",
                        "project_search",
                        in(project).put("query", SOURCES_OF_MODULES).put("regex", true).put("glob", "*.ato").put("limit", 200),
                        24,
                        FileContextFormatter::modules),
                new ContextSection("Parts in the project", "project_list_files", files(project, "{parts,**/parts}/*/*.ato"), 8, FileContextFormatter::parts),
                new ContextSection(
                        "Installed packages",
                        "project_list_files",
                        files(project, ".ato/modules/*/*/ato.yaml").put("path", ".ato/modules"),
                        6,
                        FileContextFormatter::packages),
                new ContextSection("Files, with their bytes", "project_list_files", files(project, "**"), 12, FileContextFormatter::files));
    }

    private static ObjectNode in(Optional<String> project) {
        var arguments = Json.object();
        project.ifPresent(name -> arguments.put("project", name));
        return arguments;
    }

    private static ObjectNode files(Optional<String> project, String glob) {
        return in(project).put("glob", glob).put("limit", 500);
    }
}
