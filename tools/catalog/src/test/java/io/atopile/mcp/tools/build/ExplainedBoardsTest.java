package io.atopile.mcp.tools.build;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.syntax.AtoGrammar;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.tool.KnownIndexes;
import io.atopile.mcp.tools.files.FileTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has every failing sample board explained after a real build: as it is, and then with all of its own names changed and other
 * lines above. Where one mistake can be mended, the best fix makes the real build go through.
 */
class ExplainedBoardsTest {

    private static final Path BOARDS = Path.of("../../conformance/boards");
    private static final int AT_ONCE = 2;

    @TempDir
    Path scratch;

    /** What is to be told of a board: the mistake's line, the lines that belong to it, and whether its best fix mends it. */
    private record Expected(String board, String file, String code, int line, List<Integer> places, boolean mended) {}

    private static final List<Expected> EXPECTED = List.of(
            new Expected("syntax-error", "supply.ato", "syntax_error", 8, List.of(), true),
            new Expected("unknown-import", "filter.ato", "unknown_import", 2, List.of(9), true),
            new Expected("bad-unit", "load.ato", "bad_unit", 8, List.of(), true),
            new Expected("incompatible-connection", "sensor.ato", "incompatible_connection", 11, List.of(8, 9), false),
            new Expected("contradiction-found", "pull_up.ato", "contradiction", 14, List.of(13, 14), false),
            new Expected("contradiction-not-found", "rail.ato", "assertion_violated", 15, List.of(15, 16), false),
            new Expected("missing-pick", "bleeder.ato", "missing_pick", 9, List.of(9), false));

    @Test
    void everyFailingBoardIsExplainedAndMended() throws Exception {
        AtopileSettings settings = RealAto.settings(scratch);
        KnownIndexes.lend(settings.state());
        RealAto.in(settings);
        Path home = Files.createDirectory(scratch.resolve("home"));
        var finder = new AtoFinder(settings);
        try (var builds = new Builds(settings);
                var grammar = new AtoGrammar(finder);
                var client = new Client(home, Stream.of(
                        BuildTools.createTools(builds, finder, scratch.resolve("snapshots"), grammar),
                        FileTools.createTools(scratch.resolve("snapshots"), (_, _) -> Optional.empty())));
                var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Executable>> work = EXPECTED.stream()
                    .<Callable<Executable>>map(expected -> () -> {
                        var checks = new ArrayList<Executable>();
                        for (boolean disguised : List.of(false, true)) {
                            checks.add(check(expected, Disguise.of(BOARDS.resolve(expected.board()), home, expected.file(), disguised), client));
                        }
                        return () -> assertAll(checks);
                    })
                    .toList();
            assertAll(workers.invokeAll(work).stream().map(future -> () -> future.get().execute()));
        }
    }

    private static Executable check(Expected expected, Disguise copy, Client client) throws IOException {
        client.call("build_run", "{\"project\": \"%s\", \"wait_seconds\": 120}".formatted(copy.name()));
        ObjectNode answer = client.call("build_explain", "{\"project\": \"%s\"}".formatted(copy.name()));
        Optional<JsonNode> rebuilt = expected.mended() ? Optional.of(mend(answer, copy, client)) : Optional.empty();
        return () -> {
            compare(expected, copy, answer);
            rebuilt.ifPresent(after -> assertNotEquals("failed", after.at("/data/verdict").asString(), () -> after + "\n" + answer));
        };
    }

    private static void compare(Expected expected, Disguise copy, ObjectNode answer) {
        String told = copy.name() + " gave " + answer;
        JsonNode cause = answer.at("/data/cause");
        assertEquals("ok", answer.get("code").asString(), told);
        assertEquals(expected.code(), cause.path("code").asString(), told);
        assertEquals(expected.file(), cause.path("file").asString(), told);
        assertEquals(expected.line() + copy.above(), cause.path("line").asInt(), told);
        assertTrue(cause.path("anchor").asString().startsWith(cause.path("line").asInt() + ":"), told);
        List<Integer> places = answer.at("/data/places").values().stream().map(place -> place.path("line").asInt()).toList();
        assertTrue(places.containsAll(expected.places().stream().map(line -> line + copy.above()).toList()), told);
        assertTrue(!answer.at("/data/fixes").isEmpty(), told);
        assertTrue(copy.names().stream().anyMatch(answer.at("/data/explanation").asString()::contains)
                || expected.mended(), told);
    }

    private static JsonNode mend(ObjectNode answer, Disguise copy, Client client) {
        JsonNode fix = answer.at("/data/fixes/0");
        ObjectNode edit = Json.object().put("project", copy.name());
        edit.set("path", fix.path("path"));
        edit.set("rev", fix.path("rev"));
        edit.set("edits", fix.path("edits"));
        ObjectNode edited = client.call("project_edit_file", edit.toString());
        return edited.get("ok").asBoolean()
                ? client.call("build_run", "{\"project\": \"%s\", \"wait_seconds\": 120}".formatted(copy.name()))
                : edited;
    }
}
