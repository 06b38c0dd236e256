package io.atopile.mcp.conformance.bench;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.conformance.program.Launched;
import io.atopile.mcp.tool.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/** A build through {@code build_run} beside the same build by hand, in turn. */
final class BuildCost {

    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private BuildCost() {}

    static String measure(Path scratch) throws Exception {
        var board = Board.copy("blinker", scratch.resolve("build"));
        var plain = Program.of(board.root(), RealParts.ato(), "build").with("FBRK_LOG_DIR", scratch.resolve("log"));
        var byHand = new ArrayList<Double>();
        var byTool = new ArrayList<Double>();
        try (var server = Launched.over(Transport.STDIO, board.root(), scratch)) {
            server.client().initialize(McpClient.NEWEST_LEGACY);
            for (var round = 0; round <= ROUNDS; round++) {
                var hand = seconds(() -> plain.run(PATIENCE));
                var tool = seconds(() -> server.client().call("build_run", Json.object().put("wait_seconds", 60)));
                if (round > 0) {
                    byHand.add(hand);
                    byTool.add(tool);
                }
            }
        }
        var hand = Figures.median(byHand);
        var tool = Figures.median(byTool);
        return """
                a build of a small board (median of %d)
                %-28s %7.2f s
                %-28s %7.2f s (%+.1f %%)
                """.formatted(ROUNDS, "ato build", hand, "build_run", tool, 100 * (tool - hand) / hand);
    }

    private interface Job {
        Object run() throws InterruptedException;
    }

    private static double seconds(Job job) throws InterruptedException {
        var since = System.nanoTime();
        job.run();
        return (System.nanoTime() - since) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
