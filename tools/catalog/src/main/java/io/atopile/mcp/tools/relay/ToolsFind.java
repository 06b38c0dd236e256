package io.atopile.mcp.tools.relay;

import io.atopile.mcp.tool.Default;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Range;
import io.atopile.mcp.tool.Tool;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.ToolResult;
import io.atopile.mcp.tool.ToolSource;
import io.atopile.mcp.tool.ToolSpec;
import io.atopile.mcp.tool.Toolset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Finds tools, including those that the client's list leaves out. */
@ToolSpec(
        name = "tools_find",
        title = "Find more tools",
        description = "Finds the tools that are not listed here and returns their schemas: layout (place and move components, board outline "
                + "and size, picture or image of the PCB, DRC); netlist, parameters, power tree, artifacts; logs and list of builds; "
                + "install, search or remove packages; part alternatives, datasheets, online search; new target; skills and their texts; "
                + "move or delete files; go to definition, module tree, project status and problems, verify without a build; follow, "
                + "answer or cancel agents. Changes nothing.",
        next = "Call it with the tool that call_with names.",
        toolset = Toolset.DEFAULT,
        effects = Effect.READS,
        idempotent = true,
        needsProject = false)
record ToolsFind() implements Tool<ToolsFind.Input, ToolsFind.Output> {

    /** What to find. */
    public record Input(
            @Doc("Words of the task, or a tool's name; without it, all tools without their schemas.") @Range(min = 1, max = 200) Optional<String> query,
            @Doc("Tools with schemas.") @Default("4") @Range(min = 1, max = 10) int limit) {}

    /** The tools, best match first. */
    public record Output(List<Found> tools) {}

    /** One tool. */
    public record Found(
            String name,
            String description,
            @Doc("tools_read if it changes nothing, otherwise tools_call.") String callWith,
            Optional<ObjectNode> inputSchema) {}

    @Override
    public ToolResult<Output> call(Input input, ToolContext context) {
        var all = context.tools().list().stream().filter(tool -> !RelayTools.NAMES.contains(tool.name())).toList();
        if (input.query().isEmpty()) {
            return ToolResult.ok(new Output(all.stream().map(ToolsFind::summarize).toList()), "%d tools. With a query, schemas are included.".formatted(all.size()));
        }
        var found = find(input.query().get(), all, context.tools()).limit(input.limit()).map(ToolsFind::describe).toList();
        return ToolResult.ok(new Output(found), buildMessage(found, all)).withHint(found.stream().findFirst().map(ToolsFind::buildHint).or(() -> Optional.of("")));
    }

    /** Puts the tool that the query names, under its name or an earlier one, before those that its words match. */
    private static Stream<ToolListing> find(String query, List<ToolListing> all, ToolSource tools) {
        var named = tools.find(query.strip()).filter(tool -> !RelayTools.NAMES.contains(tool.name()));
        return Stream.concat(named.stream(), ToolMatches.rank(query, all).stream().filter(tool -> !tool.equals(named.orElse(null))));
    }

    private static String buildMessage(List<Found> found, List<ToolListing> all) {
        return found.isEmpty()
                ? "No tool matches; use other words, or omit query to list all %d tools.".formatted(all.size())
                : "Best match: %s.".formatted(found.getFirst().name());
    }

    private static String buildHint(Found best) {
        return "Call %s with %s, its arguments inside arguments.".formatted(best.name(), best.callWith());
    }

    private static Found describe(ToolListing tool) {
        return new Found(tool.name(), tool.description(), nameRelay(tool), Optional.of(tool.inputSchema()));
    }

    private static Found summarize(ToolListing tool) {
        return new Found(tool.name(), tool.summary(), nameRelay(tool), Optional.empty());
    }

    private static String nameRelay(ToolListing tool) {
        return tool.hints() != null && tool.hints().readOnly() ? "tools_read" : "tools_call";
    }
}
