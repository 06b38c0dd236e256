package io.atopile.mcp.server.command;

import io.atopile.mcp.tool.ToolAnnotations;
import io.atopile.mcp.tool.ToolListing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders the tools for readers, in the terminal and in docs/tool-list.md. */
public final class ToolTable {

    private ToolTable() {}

    static String renderText(List<ToolListing> tools) {
        var text = new StringBuilder();
        tools.forEach(tool -> text.append("%-26s %s%n".formatted(tool.name(), tool.summary())));
        return text.toString();
    }

    public static String renderMarkdown(List<ToolListing> tools) {
        var text = new StringBuilder("| tool | what it does | changes |\n|---|---|---|\n");
        tools.forEach(tool -> text.append("| `%s` | %s | %s |%n"
                .formatted(tool.name(), tool.summary(), describeChanges(tool.hints()))));
        return text.toString();
    }

    private static String describeChanges(@Nullable ToolAnnotations hints) {
        if (hints == null || hints.destructive()) {
            return "destroys";
        }
        return hints.readOnly() ? "nothing" : "the project";
    }
}
