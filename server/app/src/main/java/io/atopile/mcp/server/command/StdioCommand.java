package io.atopile.mcp.server.command;

import io.atopile.mcp.server.CommonOptions;
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
        try (var wiring = Wiring.of(options.readSettings())) {
            new McpStdioServer(wiring.offer(), System.in, out, new LoggingDefectReporter()).run();
        }
        return 0;
    }
}
