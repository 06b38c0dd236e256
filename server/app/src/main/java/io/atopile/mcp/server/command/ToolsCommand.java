package io.atopile.mcp.server.command;

import io.atopile.mcp.server.CachedToolList;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.dispatch.McpWireFormat;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.ToolListing;
import io.atopile.mcp.tool.Toolset;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the tools without starting a server. */
@Command(name = "tools", description = "List the tools.")
final class ToolsCommand extends ProgramCommand.WithOptions {

    /** The output format, if not a list for the terminal. */
    static final class Form {
        @Option(names = "--json", description = "Print JSON, as the result of tools/list.")
        private boolean json;

        @Option(names = "--markdown", description = "Print a Markdown table.")
        private boolean markdown;

        @Option(names = "--keep", hidden = true, description = "Store the list for server starts instead of printing it.")
        private boolean keep;
    }

    @ArgGroup
    private Form form = new Form();

    @Override
    public Integer call() throws Exception {
        var settings = options.toOptions().applyTo(Settings.defaults());
        try (var wiring = Wiring.of(settings)) {
            var tools = wiring.offer().tools().list();
            if (form.keep) {
                CachedToolList.keep(McpWireFormat.encodeToolList(tools).get("tools"));
            } else {
                out().print(print(tools, settings.toolsets().contains(Toolset.DEFAULT)));
            }
        }
        return 0;
    }

    private String print(List<ToolListing> tools, boolean isShortened) {
        if (form.json) {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(McpWireFormat.encodeToolList(tools)) + "\n";
        }
        if (form.markdown) {
            return ToolTable.renderMarkdown(tools);
        }
        var more = """

                Clients are shown these %d; a model finds the others with tools_find. --toolsets all lists all of them, and `atopile-mcp call TOOL` calls any.
                """.formatted(tools.size());
        return ToolTable.renderText(tools) + (isShortened ? more : "");
    }
}
