package io.atopile.mcp.conformance.bench;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.client.StdioWire;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** From spawn to the answered {@code tools/list}, contenders in turn so that noise meets them alike. */
final class StartUp {

    private static final int ROUNDS = 11;

    private record Cost(double millis, long kilobytes) {}

    private interface Run {
        Cost once() throws IOException;
    }

    private record Contender(String name, Run run, List<Cost> costs) {
        String line() {
            var millis = Figures.median(costs.stream().map(Cost::millis).toList());
            var megabytes = Figures.median(costs.stream().map(cost -> cost.kilobytes() / 1024.0).toList());
            return "%-28s %7.0f ms%s%n".formatted(name, millis, megabytes > 0 ? " %7.0f MB".formatted(megabytes) : "");
        }
    }

    private StartUp() {}

    static String measure(Path scratch) throws IOException {
        var board = Board.copy("divider", scratch.resolve("start"));
        var ours = Program.of(board.root(), RealParts.launcher(), "stdio")
                .with("XDG_STATE_HOME", scratch.resolve("state"));
        var theirs = Program.of(scratch, RealParts.node(), Golden.folder("bench").resolve("ten-tools.mjs"));
        var java = ProcessHandle.current().info().command().orElseThrow();
        var hello = Program.of(
                scratch, java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Hello.class.getName());
        var contenders = List.of(
                new Contender("atopile-mcp stdio", () -> listing(ours), new ArrayList<>()),
                new Contender("ten tools, TypeScript SDK", () -> listing(theirs), new ArrayList<>()),
                new Contender("hello world, same Java", () -> greeting(hello), new ArrayList<>()));
        for (var round = 0; round <= ROUNDS; round++) {
            for (var contender : contenders) {
                var cost = contender.run().once();
                if (round > 0) {
                    contender.costs().add(cost);
                }
            }
        }
        return "spawn to answered tools/list, and memory then (median of %d)%n".formatted(ROUNDS)
                + String.join("", contenders.stream().map(Contender::line).toList());
    }

    private static Cost listing(Program server) throws IOException {
        var since = System.nanoTime();
        var process = server.builder().redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var client = new McpClient(
                sink -> new StdioWire(process.getInputStream(), process.getOutputStream(), sink))) {
            client.initialize(McpClient.NEWEST_LEGACY);
            client.result("tools/list", Json.object());
            return new Cost(millisSince(since), resident(process.toHandle()));
        } finally {
            process.destroy();
        }
    }

    private static Cost greeting(Program hello) throws IOException {
        var since = System.nanoTime();
        var process = hello.builder().start();
        try (var out = process.inputReader()) {
            out.readLine();
            return new Cost(millisSince(since), 0);
        } finally {
            process.destroy();
        }
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** What a process and its children hold in memory, in kB. */
    private static long resident(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(StartUp::residentAlone)
                .sum();
    }

    private static long residentAlone(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException _) {
            return 0;
        }
    }
}
