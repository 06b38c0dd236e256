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
import java.util.regex.Pattern;
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

    /** Boards, and the target of each that is built. */
    private static final Map<String, String> TARGETS = Map.of(
            "blinker", "default", "contradiction-found", "default", "divider", "default", "levels", "tight", "two-targets", "lamp");
    private static final List<String> BOARDS = TARGETS.keySet().stream().sorted().toList();
    private static final List<Mutation> MUTATIONS = List.of(Mutation.values());
    private static final Set<String> UNEXPECTED = Set.of("internal_error", "crashed");

    /** What is said of a manifest that can't be read, of one whose paths leave the project, and of one that no longer names the target. */
    private static final Pattern NO_BUILD = Pattern.compile("^((build_failed|policy_denied): .*ato\\.yaml|not_found: .*(\"Targets: |ato.yaml has no targets))");

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
            var fault = breakBoard(BOARDS.get(random.nextInt(BOARDS.size())));
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
            var name = BOARDS.get(random.nextInt(BOARDS.size()));
            var fault = breakBoard(name);
            var build = call("build_run", Json.object().put("target", TARGETS.get(name)).put("wait_seconds", WAIT_SECONDS));
            assertFalse(UNEXPECTED.contains(build.code()), () -> fault + build.envelope());
            if (!build.ok() && build.data().isNull()) {
                assertTrue(NO_BUILD.matcher(build.code() + ": " + build.envelope()).find(), () -> fault + build.envelope());
                counts.merge("no build", 1, Integer::sum);
            } else if (!build.ok()) {
                failed++;
                var explained = call("build_explain", Json.object().put("build_id", build.data().path("build_id").asString()));
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
    private String breakBoard(String name) throws IOException {
        board.replaceBy(name);
        var file = pickFile();
        var mutation = MUTATIONS.get(random.nextInt(MUTATIONS.size()));
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
