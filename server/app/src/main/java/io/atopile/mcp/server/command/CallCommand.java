package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.CallToolResult;
import io.atopile.mcp.tool.CancellationSignal;
import io.atopile.mcp.tool.ContentBlock;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolCall;
import io.atopile.mcp.tool.ToolCaller;
import io.atopile.mcp.tool.ToolListing;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Calls one tool and prints its envelope, as a client would receive it. */
@Command(name = "call", description = "Call one tool and print its envelope. Exit codes: 0 \"ok\" is true, 1 it is false, 2 invalid usage.")
final class CallCommand extends ProgramCommand.WithOptions {

    @Parameters(index = "0", paramLabel = "TOOL", description = "The tool's name.")
    private String tool = "";

    @Parameters(index = "1..*", hidden = true)
    private List<String> rest = List.of();

    @Option(names = "--json", paramLabel = "OBJECT", defaultValue = "{}", description = "The arguments as JSON.")
    private String json = "{}";

    @Option(names = "--arg", paramLabel = "NAME=VALUE", description = "One argument; may be repeated.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws Exception {
        if (!rest.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "The tool's arguments follow --json or --arg, not '%s': --json '{\"NAME\": VALUE}' or --arg NAME=VALUE.".formatted(NameSuggestions.shorten(rest.getFirst())));
        }
        try (var wiring = Wiring.of(options.toOptions().readSettings())) {
            var tools = wiring.offer().tools();
            var listing = tools.find(tool).orElseThrow(() -> buildUnknownToolError(tools.list()));
            var reply = tools.call(call(listing));
            out().println(formatEnvelope(reply));
            out().flush();
            wiring.awaitBackground();
            return reply.isError() ? 1 : 0;
        }
    }

    private ToolCall call(ToolListing listing) {
        try {
            return new ToolCall(
                    listing.name(),
                    ShellArguments.of(json, arguments, listing.inputSchema()),
                    Json.object(),
                    new ToolCaller(ToolCaller.Kind.SHELL, "shell"),
                    CallCommand::showProgress,
                    new CancellationSignal(),
                    new TerminalClientHandle(false));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private ParameterException buildUnknownToolError(List<ToolListing> tools) {
        var near = NameSuggestions.of(tool, tools.stream().map(ToolListing::name).toList());
        return new ParameterException(
                spec.commandLine(),
                "There is no tool %s.%s".formatted(tool, near.isEmpty() ? "" : " Nearest: " + String.join(", ", near)));
    }

    private static void showProgress(double done, OptionalDouble total, String message) {
        System.err.println("… " + message);
    }

    /** Formats the envelope, which is in the last content block even if an image comes with it. */
    private static String formatEnvelope(CallToolResult reply) {
        var structured = reply.structured();
        var last = reply.blocks().getLast();
        var envelope = structured == null && last instanceof ContentBlock.Text(var text)
                ? Json.mapper().readTree(text)
                : structured;
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(envelope);
    }
}
