package io.atopile.mcp.conformance.bench;

import io.atopile.mcp.conformance.Golden;
import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import io.atopile.mcp.conformance.program.Launched;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** How long the first call of a new {@code stdio} server takes, before and after {@code setup} has run for a user who had nothing installed. */
final class FirstCalls {

    private static final int ROUNDS = 5;
    private static final int PARTS = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Map<String, String> CALLS = Map.of(
            "stdlib_get_item", "{\"name\":\"Resistor\"}",
            "design_check", "{\"path\":\"divider.ato\"}",
            "parts_search", "{\"query\":\"10k 0603 1%\"}",
            "parts_install", "{\"id\":\"kicad:Regulator_Linear:AMS1117-3.3\"}");

    private final Path scratch;
    private final Map<String, String> homes = new HashMap<>();

    private FirstCalls(Path scratch) {
        this.scratch = scratch;
        Stream.of("DATA", "STATE", "CACHE", "CONFIG").forEach(kind -> homes.put("XDG_%s_HOME".formatted(kind), scratch.resolve("home").resolve(kind).toString()));
    }

    /** Takes how often each first call is measured after the setup, five times by default, and the directory of an earlier run to use its installation. */
    public static void main(String[] args) throws Exception {
        var rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
        var first = new FirstCalls(args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory(Golden.folder("target"), "first"));
        System.out.println(first.scratch);
        if (args.length < 2) {
            first.shell("parts", "import", first.writeList());
        }
        for (var time : List.of("first", "second")) {
            var since = System.nanoTime();
            System.out.print(first.shell("setup"));
            System.out.printf("%s setup: %.1f s%n", time, seconds(since));
        }
        for (var tool : CALLS.keySet().stream().sorted().toList()) {
            var withoutIndex = first.measure(tool, Files.createTempDirectory(first.scratch, "state").toString());
            var times = new ArrayList<Double>();
            for (var round = 0; round < rounds; round++) {
                times.add(first.measure(tool, first.homes.getOrDefault("XDG_STATE_HOME", "")));
            }
            System.out.printf(
                    "%-16s without an index %5.2f s; after setup median %4.2f s, longest %4.2f s%n",
                    tool, withoutIndex, Figures.median(times), times.stream().max(Double::compare).orElseThrow());
        }
    }

    private Path writeList() throws IOException {
        var list = scratch.resolve("list.csv");
        GeneratedList.write(list, PARTS);
        return list;
    }

    private String shell(Object... arguments) throws InterruptedException {
        var program = Program.of(scratch, Stream.concat(Stream.of(RealParts.installed()), Stream.of(arguments)).toArray());
        for (var home : homes.entrySet()) {
            program = program.with(home.getKey(), home.getValue());
        }
        var ended = program.run(PATIENCE);
        if (ended.code() != 0) {
            throw new IllegalStateException(ended.err());
        }
        return ended.err().lines().filter(line -> line.contains("index")).map(line -> line + "\n").reduce("", String::concat);
    }

    private double measure(String tool, String state) throws IOException {
        var folder = Files.createTempDirectory(scratch, "server");
        var environment = new HashMap<>(homes);
        environment.put("XDG_STATE_HOME", state);
        try (var server = Launched.over(Transport.STDIO, Board.copy("divider", folder).root(), folder, environment)) {
            server.client().initialize(McpClient.NEWEST_LEGACY);
            var since = System.nanoTime();
            var result = server.client().call(tool, (ObjectNode) Json.mapper().readTree(CALLS.get(tool)));
            if (!result.ok()) {
                throw new IllegalStateException(tool + ": " + result.envelope());
            }
            return seconds(since);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
