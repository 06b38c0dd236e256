package io.atopile.mcp.server.command;

import io.atopile.mcp.server.CommonOptions;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.dispatch.McpStdioServer;
import io.atopile.mcp.server.log.LoggingDefectReporter;
import java.io.IOException;
import java.io.OutputStream;
import picocli.CommandLine.Command;

/** Serves one client over stdin and stdout until the client closes its end. */
@Command(
        name = "stdio",
        description = "Serve one MCP client over stdin and stdout. This is what clients start.")
public final class StdioCommand extends ProgramCommand.WithOptions {

    @Override
    public Integer call() throws Exception {
        return serve(options.toOptions(), out());
    }

    /** Also called by {@link io.atopile.mcp.server.command.Main}, which bypasses the command-line library. */
    public static int serve(CommonOptions options, OutputStream out) throws IOException, InterruptedException {
        var unnamed = options.projects().isEmpty();
        var chosen = unnamed ? new CommonOptions(Settings.findClientDirectories(System.getenv()), options.flags()) : options;
        try (var wiring = Wiring.of(chosen.readSettings())) {
            var offer = unnamed ? wiring.offerInRoots() : wiring.offer();
            new McpStdioServer(offer, System.in, out, new LoggingDefectReporter()).run();
        }
        return 0;
    }
}
