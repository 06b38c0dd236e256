package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.http.HttpFace;
import io.atopile.mcp.server.http.HttpSettings;
import io.atopile.mcp.server.log.LoggedDefects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves MCP clients over streamable HTTP until it is stopped. */
@Command(name = "serve", description = "Serve MCP clients over streamable HTTP on this machine.")
final class ServeCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OptionsOfFaces options;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "The loopback address to listen on. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "8720", description = "The port; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port = 8720;

    @Override
    public Integer call() throws Exception {
        try (var wiring = Wiring.of(options.chosen().applyTo(Settings.defaults()));
                var face = HttpFace.start(wiring.offer(), new HttpSettings(host, port), new LoggedDefects())) {
            System.err.println("atopile-mcp listens on " + face.uri() + " (Ctrl-C stops it)");
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
