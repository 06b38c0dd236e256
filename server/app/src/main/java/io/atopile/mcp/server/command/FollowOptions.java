package io.atopile.mcp.server.command;

import io.atopile.mcp.agent.engine.RunService;
import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.server.shell.JsonRunDisplay;
import io.atopile.mcp.server.shell.RunDisplay;
import io.atopile.mcp.server.shell.RunExitCode;
import io.atopile.mcp.server.shell.RunFollower;
import io.atopile.mcp.server.shell.TerminalKeyboard;
import io.atopile.mcp.server.shell.TextRunDisplay;
import io.atopile.mcp.terminal.TerminalStyle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a run in progress is shown. */
final class FollowOptions {

    @Option(names = "--json", description = "Print every event and delta as one line of JSON; the schema is in docs/events.md.")
    private boolean json;

    @Option(names = "--output-last-message", paramLabel = "FILE", description = "File to write the agent's last message to.")
    @Nullable
    private Path lastMessage;

    /** Follows the run to its end and returns the exit code. */
    int follow(RunService runs, RunView run, long after, PrintStream out) throws IOException, InterruptedException {
        var end = new RunFollower(runs, createDisplay(out), new TerminalKeyboard()).follow(run, after);
        if (lastMessage != null) {
            Files.writeString(lastMessage, end.answer(), StandardCharsets.UTF_8);
        }
        return RunExitCode.toExitCode(end.status());
    }

    private RunDisplay createDisplay(PrintStream out) {
        return json ? new JsonRunDisplay(out, System.err) : new TextRunDisplay(out, TerminalStyle.of(System.getenv()));
    }
}
