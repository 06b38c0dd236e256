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
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a {@code stdio} server and its children hold in memory while a client makes mixed calls, minute by minute. */
final class MemoryCost implements AutoCloseable {

    private static final int MINUTES = 15;
    private static final int PARTS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int SEARCHES = 4;
    private static final String FILE = "divider.ato";

    private final Launched server;
    private int rounds;
    private int calls;
    private int failed;
    private long most;

    private MemoryCost(Launched server) {
        this.server = server;
    }

    /** Takes how many minutes it lasts and how many parts the catalog has: 15 and a million by default. */
    public static void main(String[] args) throws Exception {
        var minutes = args.length > 0 ? Integer.parseInt(args[0]) : MINUTES;
        var parts = args.length > 1 ? Integer.parseInt(args[1]) : PARTS;
        var scratch = Files.createTempDirectory(Golden.folder("target"), "memory");
        var path = RealParts.ato().resolveSibling("") + ":" + System.getenv("PATH");
        var environment = Map.of("XDG_DATA_HOME", scratch.resolve("data").toString(), "PATH", path);
        prepare(scratch, parts, environment);
        var board = Board.copy("divider", scratch);
        try (var cost = new MemoryCost(Launched.over(Transport.STDIO, board.root(), scratch, environment))) {
            cost.server.client().initialize(McpClient.NEWEST_LEGACY);
            System.out.println("minute | calls | server MB: resident, of it files | its children MB: proportional, number");
            cost.show(0);
            for (var minute = 1; minute <= minutes; minute++) {
                cost.callFor(Duration.ofMinutes(1));
                cost.show(minute);
            }
            System.out.printf(
                    "after %d minutes, %d calls (%d failed): server %d MB, at most %d MB; children %d MB%n",
                    minutes, cost.calls, cost.failed, cost.resident("VmRSS"), cost.most >> 10, cost.children());
        }
    }

    private static void prepare(Path scratch, int parts, Map<String, String> environment) throws IOException, InterruptedException {
        var list = scratch.resolve("list.csv");
        GeneratedList.write(list, parts);
        shell(scratch, environment, "parts", "import", list);
        Files.delete(list);
        shell(scratch, environment, "setup");
    }

    private static void shell(Path scratch, Map<String, String> environment, Object... arguments) throws InterruptedException {
        var program = Program.of(scratch, Stream.concat(Stream.of(RealParts.installed()), Stream.of(arguments)).toArray()).with("XDG_STATE_HOME", scratch.resolve("state"));
        for (var variable : environment.entrySet()) {
            program = program.with(variable.getKey(), variable.getValue());
        }
        var ended = program.run(PATIENCE);
        if (ended.code() != 0) {
            throw new IllegalStateException(ended.err());
        }
    }

    private void callFor(Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            callAll();
            rounds++;
            Thread.sleep(PAUSE);
        }
    }

    private void callAll() {
        editAndUndo();
        for (var i = 0; i < SEARCHES; i++) {
            var queries = i % 2 == 0 ? PartsCost.PARAMETRIC : PartsCost.TEXTUAL;
            call("parts_search", Json.object().put("query", queries.get((rounds * SEARCHES + i) % queries.size())));
        }
        call("project_search", Json.object().put("query", "resistance"));
        call("stdlib_get_item", Json.object().put("name", "Resistor"));
        call("build_run", Json.object().put("wait_seconds", 60));
        call("report_bom", Json.object());
        call("layout_render", Json.object());
    }

    private void editAndUndo() {
        var read = call("project_read_file", Json.object().put("path", FILE));
        var line = read.path("content").asString().lines().filter(each -> each.endsWith("|module Divider:")).findFirst().orElseThrow();
        var edit = Json.object().put("path", FILE).put("rev", read.path("rev").asString());
        edit.putArray("edits")
                .addObject()
                .put("op", "insert_before")
                .put("anchor", line.substring(0, line.indexOf('|')))
                .put("text", "# round " + rounds);
        call("project_edit_file", edit);
        call("design_check", Json.object().put("path", FILE));
        call("project_undo_edit", Json.object().put("path", FILE));
    }

    /** Returns the result's data; a result with an image has none. */
    private JsonNode call(String tool, ObjectNode arguments) {
        var result = server.client().beginCall(tool, arguments).await(PATIENCE).path("result");
        calls++;
        if (result.path("isError").asBoolean(true)) {
            failed++;
            System.out.printf("%s: %s%n", tool, result.path("structuredContent").path("message").asString(""));
        }
        most = Math.max(most, kilobytes(server.process(), "status", "VmRSS"));
        return result.path("structuredContent").path("data");
    }

    private void show(int minute) {
        System.out.printf(
                "%6d | %5d | %4d, %4d | %4d, %2d%n",
                minute, calls, resident("VmRSS"), resident("RssFile"), children(), server.process().descendants().count());
    }

    private long resident(String kind) {
        return kilobytes(server.process(), "status", kind) >> 10;
    }

    private long children() {
        return server.process().descendants().mapToLong(child -> kilobytes(child, "smaps_rollup", "Pss")).sum() >> 10;
    }

    private static long kilobytes(ProcessHandle process, String file, String kind) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), file))) {
            return lines.filter(line -> line.startsWith(kind + ":")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
        } catch (IOException _) {
            return 0;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
