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
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Builds of the sample boards through {@code build_run} beside the same builds by hand, in turn. */
final class BuildCost {

    private static final int ROUNDS = 5;
    private static final List<String> BOARDS = List.of("blinker", "divider");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private BuildCost() {}

    static String measure(Path scratch) throws Exception {
        var table = new StringBuilder("builds of small boards: `ato build`, the first `build_run`, the next (medians of %d)%n".formatted(ROUNDS));
        for (var board : BOARDS) {
            table.append(measure(board, scratch.resolve(board)));
        }
        return table.toString();
    }

    private static String measure(String name, Path scratch) throws Exception {
        var board = Board.copy(name, scratch.resolve("build"));
        var plain = Program.of(board.root(), RealParts.ato(), "build").with("FBRK_LOG_DIR", scratch.resolve("log"));
        var byHand = new ArrayList<Double>();
        var first = new ArrayList<Double>();
        var next = new ArrayList<Double>();
        plain.run(PATIENCE);
        for (var round = 0; round < ROUNDS; round++) {
            try (var server = Launched.over(Transport.STDIO, board.root(), scratch)) {
                server.client().initialize(McpClient.NEWEST_LEGACY);
                byHand.add(seconds(() -> plain.run(PATIENCE)));
                first.add(seconds(() -> build(server)));
                next.add(seconds(() -> build(server)));
            }
        }
        var hand = Figures.median(byHand);
        return "%-10s %6.2f s  %6.2f s (%.2f)  %6.2f s (%.2f)%n"
                .formatted(name, hand, Figures.median(first), Figures.median(first) / hand, Figures.median(next), Figures.median(next) / hand);
    }

    private static Object build(Launched server) throws InterruptedException {
        return server.client().call("build_run", Json.object().put("wait_seconds", 60));
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
