package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.http.HttpAuthentication;
import io.atopile.mcp.server.http.HttpSettings;
import io.atopile.mcp.server.http.McpHttpServer;
import io.atopile.mcp.server.http.RequestBounds;
import io.atopile.mcp.server.http.TokenFile;
import io.atopile.mcp.server.log.LoggingDefectReporter;
import io.atopile.mcp.server.mcp.SessionLimits;
import io.atopile.mcp.server.shell.InterruptHandler;
import io.atopile.mcp.terminal.TerminalStyle;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Serves MCP clients over streamable HTTP until it is stopped. */
@Command(name = "serve", description = "Serve MCP clients over streamable HTTP on this machine.")
final class ServeCommand extends ProgramCommand.WithOptions {

    private static final Duration CLOSING_MAY_TAKE = Duration.ofSeconds(20);

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "The loopback address to listen on. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "8720", description = "The port; 0 selects a free one. Default: ${DEFAULT-VALUE}.")
    private int port = 8720;

    @Option(names = "--no-auth", description = "Serve anyone who can reach the port, without a token; for test suites.")
    private boolean open;

    @Option(
            names = "--max-message-mib",
            paramLabel = "N",
            defaultValue = "2",
            description = "Maximum size of a message, from 1 to 16 MiB. Default: ${DEFAULT-VALUE}.")
    private int messageMib = 2;

    @Option(
            names = "--drain-seconds",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many seconds running calls may take to finish when the server is stopped; a second signal stops it at once."
                    + " Default: ${DEFAULT-VALUE}.")
    private int drainSeconds = 2;

    @Override
    public Integer call() throws Exception {
        if (messageMib < 1 || messageMib > 16 || drainSeconds < 0 || drainSeconds > 3600) {
            throw new ParameterException(
                    spec.commandLine(), "--max-message-mib must be from 1 to 16, --drain-seconds from 0 to 3600.");
        }
        var asked = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        InterruptHandler.runOnFirst(InterruptHandler.STOPPING, () -> {
            asked.countDown();
            return true;
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> holdUp(asked, closed, CLOSING_MAY_TAKE.plusSeconds(drainSeconds))));
        try {
            serveUntil(asked);
            return 0;
        } finally {
            closed.countDown();
        }
    }

    private void serveUntil(CountDownLatch asked) throws Exception {
        var settings = options.toOptions().readSettings();
        var token = TokenFile.of(settings.atopile().state());
        try (var wiring = Wiring.of(settings);
                var face = McpHttpServer.start(wiring.offer(), buildHttpSettings(token), new LoggingDefectReporter())) {
            System.err.println("atopile-mcp listens on " + face.uri() + " (stop with Ctrl-C)");
            sayWho(token);
            asked.await();
        }
    }

    private HttpSettings buildHttpSettings(TokenFile token) {
        var authentication = open ? new HttpAuthentication.None() : new HttpAuthentication.Bearer(token::read);
        var bounds = RequestBounds.DEFAULT.withMessageBytes(messageMib << 20);
        return new HttpSettings(host, port, authentication, bounds, Duration.ofSeconds(drainSeconds), SessionLimits.DEFAULT);
    }

    /** Prints how clients authenticate. The token itself is only shown at a terminal, because stderr may be a log. */
    private void sayWho(TokenFile token) {
        if (open) {
            System.err.println("Every program and user on this machine can call it (--no-auth).");
            return;
        }
        var value = token.read();
        System.err.println("Clients must send the token in " + token.path() + "; atopile-mcp client-config CLIENT --http shows how.");
        if (TerminalStyle.findConsole().isPresent()) {
            out().println("Token: " + value);
            out().flush();
        }
    }

    /** Delays the JVM's shutdown until running calls have been answered or stopped, and builds have been ended. */
    private static void holdUp(CountDownLatch asked, CountDownLatch closed, Duration patience) {
        asked.countDown();
        try {
            closed.await(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
