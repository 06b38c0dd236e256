package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.log.ActionLogFile;
import io.atopile.mcp.tool.CleanText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Shows the latest tool calls of all callers. */
@Command(name = "log", description = "Show the latest tool calls of all clients and of the shell.")
final class LogCommand extends ProgramCommand implements Callable<Integer> {

    @Option(names = {"-n", "--lines"}, defaultValue = "20", description = "Number of calls to show. Default: ${DEFAULT-VALUE}.")
    private int count = 20;

    @Option(names = "--json", description = "Print one JSON object per line, including the arguments.")
    private boolean json;

    @Override
    public Integer call() {
        for (var entry : new ActionLogFile(Settings.defaults().actionLog()).readLatest(count)) {
            out().println(json ? entry.toString() : CleanText.cleanLine(formatEntry(entry)));
        }
        return 0;
    }

    private static String formatEntry(JsonNode entry) {
        return "%-19.19s  %-18.18s %-24s %-16s %6d ms  %s%s"
                .formatted(
                        entry.path("at").asString(""),
                        entry.path("caller").asString(""),
                        entry.path("tool").asString(""),
                        entry.path("code").asString(""),
                        entry.path("ms").asLong(0),
                        formatApproval(entry.path("approval")),
                        entry.path("message").asString(""));
    }

    /** Formats who approved or denied the call; empty if the policy decided, which is the usual case. */
    private static String formatApproval(JsonNode approval) {
        var by = approval.path("by").asString("");
        var scope = approval.path("scope").asString("");
        if (by.isEmpty() || scope.equals("policy")) {
            return "";
        }
        return "[%s by %s%s] ".formatted(
                approval.path("outcome").asString("").replace('_', ' '), by, scope.isEmpty() ? "" : ", " + scope);
    }
}
