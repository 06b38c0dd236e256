package io.atopile.mcp.conformance.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.CallResult;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.conformance.program.Launched;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.KnownIndexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sample designs with one random fault each are checked, built and explained without an internal error, and without an error of which
 * nothing is known. The system properties {@code mutation.checks} and {@code mutation.builds} set how many, {@code mutation.seed} which;
 * {@code mutation.report} prints each case whose cause or place is missing.
 */
class MutatedDesignsTest {

    private static final List<String> BOARDS = List.of("blinker", "contradiction-found", "divider", "levels", "two-targets");
    private static final Set<String> UNEXPECTED = Set.of("internal_error", "crashed");
    private static final int WAIT_SECONDS = 50;

    @TempDir
    private static Path scratch;

    private static Board board;
    private static Launched server;

    private final Random random = new Random(Long.getLong("mutation.seed", 17));
    private final Map<String, Integer> counts = new TreeMap<>();

    @BeforeAll
    static void startServer() throws IOException {
        KnownIndexes.lend(scratch.resolve("state/atopile-mcp"));
        board = new Board(Files.createDirectories(scratch.resolve("board")));
        server = Launched.over(Transport.STDIO, board.root(), scratch);
        server.client().initialize(McpClient.NEWEST_LEGACY);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void aCheckNeverFailsInternally() throws IOException {
        for (var number = 0; number < Integer.getInteger("mutation.checks", 300); number++) {
            var fault = breakBoard();
            var check = call("design_check", Json.object().put("changed", false));
            assertFalse(UNEXPECTED.contains(check.code()), () -> fault + check.envelope());
            check.data().path("findings").forEach(finding -> assertFalse(UNEXPECTED.contains(finding.path("code").asString("")), () -> fault + check.envelope()));
        }
        System.out.println("checks: " + counts);
    }

    @Test
    void aFailedBuildHasACauseAndAPlace() throws IOException {
        var failed = 0;
        var unplaced = new ArrayList<String>();
        for (var number = 0; number < Integer.getInteger("mutation.builds", 60); number++) {
            var fault = breakBoard();
            var build = call("build_run", Json.object().put("wait_seconds", WAIT_SECONDS));
            assertFalse(UNEXPECTED.contains(build.code()), () -> fault + build.envelope());
            if (build.code().equals("build_failed")) {
                failed++;
                var explained = call("build_explain", Json.object());
                assertEquals("ok", explained.code(), () -> fault + explained.envelope());
                if (!isPlaced(explained.data())) {
                    unplaced.add(fault + explained.envelope());
                }
                counts.merge(explained.data().at("/cause/code").asString("none"), 1, Integer::sum);
            }
        }
        System.out.println("builds: " + counts + ", without place or cause " + unplaced.size() + " of " + failed);
        if (Boolean.getBoolean("mutation.report")) {
            unplaced.forEach(System.out::println);
        }
        assertTrue(unplaced.size() * 10 <= failed, unplaced::toString);
    }

    private static boolean isPlaced(JsonNode explained) {
        var cause = explained.path("cause");
        var known = !UNEXPECTED.contains(cause.path("code").asString("")) && !explained.path("explanation").asString("").isBlank();
        return known && (cause.path("line").isInt() || !explained.path("places").isEmpty());
    }

    /** Lays a board anew, spoils one of its sources or its manifest, and returns what was done. */
    private String breakBoard() throws IOException {
        var name = BOARDS.get(random.nextInt(BOARDS.size()));
        board.replaceBy(name);
        var file = pickFile();
        var mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
        var text = mutation.apply(Files.readString(file), random);
        Files.writeString(file, text);
        counts.merge(mutation.name(), 1, Integer::sum);
        return "%s %s of %s:%n%s%n".formatted(name, mutation, board.root().relativize(file), text);
    }

    private Path pickFile() throws IOException {
        try (var files = Files.walk(board.root())) {
            var sources = files.filter(file -> file.toString().endsWith(".ato") || file.endsWith("ato.yaml"))
                    .filter(file -> !file.startsWith(board.root().resolve("build")))
                    .sorted()
                    .toList();
            return sources.get(random.nextInt(sources.size()));
        }
    }

    private static CallResult call(String tool, ObjectNode arguments) {
        return server.client().call(tool, arguments);
    }
}
