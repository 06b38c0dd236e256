package io.atopile.mcp.server.command;

import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.server.http.HttpFace;
import io.atopile.mcp.server.http.HttpSettings;
import io.atopile.mcp.server.log.LoggedDefects;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves MCP clients over streamable HTTP until it is stopped. */
@Command(name = "serve", description = "Serve MCP clients over streamable HTTP on this machine.")
final class ServeCommand implements Callable<Integer> {

    private static final Duration CLOSING_MAY_TAKE = Duration.ofSeconds(20);

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private OptionsOfFaces options;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "The loopback address to listen on. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "8720", description = "The port; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port = 8720;

    @Override
    public Integer call() throws Exception {
        var asked = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> holdUp(asked, closed)));
        try {
            serveUntil(asked);
            return 0;
        } finally {
            closed.countDown();
        }
    }

    private void serveUntil(CountDownLatch asked) throws Exception {
        var settings = options.chosen().applyTo(Settings.defaults());
        settings.complaints().forEach(System.err::println);
        try (var wiring = Wiring.of(settings);
                var face = HttpFace.start(wiring.offer(), new HttpSettings(host, port), new LoggedDefects())) {
            System.err.println("atopile-mcp listens on " + face.uri() + " (Ctrl-C stops it)");
            asked.await();
        }
    }

    /** The machine is about to stop: lets calls under way be answered or stopped, and builds be ended, first. */
    private static void holdUp(CountDownLatch asked, CountDownLatch closed) {
        asked.countDown();
        try {
            closed.await(CLOSING_MAY_TAKE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
