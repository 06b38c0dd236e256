package io.atopile.mcp.server.command;

import io.atopile.mcp.agent.engine.RunView;
import io.atopile.mcp.agent.engine.Runs;
import io.atopile.mcp.server.shell.Follower;
import io.atopile.mcp.server.shell.JsonLines;
import io.atopile.mcp.server.shell.LiveText;
import io.atopile.mcp.server.shell.RunExit;
import io.atopile.mcp.server.shell.Screen;
import io.atopile.mcp.server.shell.Style;
import io.atopile.mcp.server.shell.TerminalKeyboard;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a run is shown while it goes on. */
final class FollowOptions {

    @Option(names = "--json", description = "Every event and delta as one line of JSON; docs/events.md has the schema.")
    private boolean json;

    @Option(names = "--output-last-message", paramLabel = "FILE", description = "Where to write what the agent said last.")
    @Nullable
    private Path lastMessage;

    /** Follows to the end; the answer is the exit code. */
    int follow(Runs runs, RunView run, long after, PrintStream out) throws IOException, InterruptedException {
        var end = new Follower(runs, screen(out), new TerminalKeyboard()).follow(run, after);
        if (lastMessage != null) {
            Files.writeString(lastMessage, end.answer(), StandardCharsets.UTF_8);
        }
        return RunExit.code(end.status());
    }

    private Screen screen(PrintStream out) {
        return json ? new JsonLines(out, System.err) : new LiveText(out, Style.of(System.getenv()));
    }
}
