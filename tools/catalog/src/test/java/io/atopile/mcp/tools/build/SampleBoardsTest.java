package io.atopile.mcp.tools.build;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds every sample board with the real ato through the tools, and compares with what was written beside it by hand: as
 * it is, and then with blank lines above everything, where each place has to move along.
 */
class SampleBoardsTest {

    private static final Path BOARDS = Path.of("../../conformance/boards");
    private static final int AT_ONCE = 3;

    @TempDir
    Path scratch;

    private record Expected(
            BuildVerdict verdict, int exitCode, List<ExpectedDiagnostic> diagnostics, List<ExpectedAssertion> unverified) {

        List<String> places() {
            return Stream.concat(
                            diagnostics.stream().flatMap(found -> found.file().stream()),
                            unverified.stream().map(ExpectedAssertion::file))
                    .distinct()
                    .toList();
        }
    }

    private record ExpectedDiagnostic(
            Optional<String> file,
            Optional<Integer> line,
            Optional<Integer> column,
            String stage,
            String code,
            String messageContains) {}

    private record ExpectedAssertion(String file, int line, String text) {}

    /** A copy of a board, with that many blank lines above each place that is expected to be named. */
    private record Trial(String project, String target, Expected expected, int blanks) {}

    @Test
    void everyBoardGivesItsVerdictAndItsPlaces() throws Exception {
        AtopileSettings settings = RealAto.settings(scratch);
        RealAto.in(settings);
        Path home = Files.createDirectory(scratch.resolve("home"));
        List<List<Trial>> trials = trials(home);
        try (var builds = new Builds(settings);
                var client = new Client(
                        home, Stream.of(BuildTools.createTools(builds, new AtoFinder(settings), scratch.resolve("snapshots"))));
                var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Executable>> work = trials.stream()
                    .<Callable<Executable>>map(ofBoard -> () -> check(ofBoard, home, client, builds))
                    .toList();
            assertTrue(trials.stream().mapToInt(List::size).sum() >= 18, "there are boards: " + trials);
            assertAll(workers.invokeAll(work).stream().map(future -> () -> future.get().execute()));
        }
    }

    /** Of each board and target those that are built one after the other, in one copy. */
    private static List<List<Trial>> trials(Path home) throws IOException {
        var trials = Stream.<List<Trial>>builder();
        for (Path expectation : expectations()) {
            Expected expected = Json.mapper().readValue(expectation.toFile(), Expected.class);
            Path board = expectation.resolveSibling("");
            String target = expectation.getFileName().toString().replaceFirst("expected-?", "").replace(".json", "");
            Path root = home.resolve("%s-%s".formatted(board.getFileName(), target));
            copy(board, root);
            trials.add(IntStream.rangeClosed(0, expected.places().isEmpty() ? 0 : 1)
                    .mapToObj(blanks -> new Trial(root.getFileName().toString(), target.isEmpty() ? "default" : target, expected, blanks))
                    .toList());
        }
        return trials.build().toList();
    }

    private static List<Path> expectations() throws IOException {
        try (Stream<Path> files = Files.find(
                BOARDS, 2, (file, _) -> file.getFileName().toString().matches("expected.*\\.json"))) {
            return files.sorted().toList();
        }
    }

    private static Executable check(List<Trial> trials, Path home, Client client, Builds builds) throws IOException {
        var checks = new ArrayList<Executable>();
        for (Trial trial : trials) {
            for (String file : trial.expected().places()) {
                Path source = home.resolve(trial.project()).resolve(file);
                Files.writeString(source, "\n".repeat(trial.blanks()) + Files.readString(source));
            }
            checks.add(check(trial, client, builds));
        }
        return () -> assertAll(checks);
    }

    private static Executable check(Trial trial, Client client, Builds builds) {
        ObjectNode arguments = Json.object()
                .put("project", trial.project())
                .put("target", trial.target())
                .put("wait_seconds", 120);
        ObjectNode answer = client.call("build_run", arguments.toString());
        return () -> compare(trial, answer, builds);
    }

    private static void compare(Trial trial, ObjectNode answer, Builds builds) {
        Expected expected = trial.expected();
        JsonNode data = answer.get("data");
        String told = trial + " gave " + answer;
        assertEquals(expected.verdict() == BuildVerdict.FAILED ? "build_failed" : "ok", answer.get("code").asString(), told);
        assertEquals(expected.verdict().name().toLowerCase(Locale.ROOT), data.get("verdict").asString(), told);
        var record = builds.findBuild(data.get("build_id").asString()).orElseThrow().record();
        assertEquals(Optional.of(expected.exitCode()), record.exitCode(), told);
        assertEquals(
                expected.unverified().stream()
                        .map(at -> "%s:%d %s".formatted(at.file(), at.line() + trial.blanks(), at.text()))
                        .toList(),
                all(data.get("unverified"))
                        .map(at -> "%s:%d %s".formatted(at.get("file").asString(), at.get("line").asInt(), at.get("text").asString()))
                        .toList(),
                told);
        List<JsonNode> found = all(data.get("diagnostics")).toList();
        assertEquals(expected.diagnostics().size(), found.size(), told);
        for (int i = 0; i < found.size(); i++) {
            compare(expected.diagnostics().get(i), trial.blanks(), found.get(i), told);
        }
        assertEquals(found.isEmpty() ? null : found.getFirst(), data.get("first_error"), told);
    }

    private static void compare(ExpectedDiagnostic expected, int blanks, JsonNode found, String told) {
        assertTrue(found.get("message").asString().contains(expected.messageContains()), told);
        assertEquals(expected.stage(), found.get("stage").asString(), told);
        assertEquals(expected.code(), found.get("code").asString(), told);
        assertEquals(expected.file(), text(found, "file"), told);
        assertEquals(expected.line().map(line -> Integer.toString(line + blanks)), text(found, "line"), told);
        assertEquals(expected.column().map(String::valueOf), text(found, "column"), told);
        assertEquals(expected.line().isPresent(), found.has("source"), told);
        assertEquals(
                expected.line().map(line -> Integer.toString(line + blanks)),
                text(found, "anchor").map(anchor -> anchor.replaceFirst(":[0-9a-f]{4}$", "")),
                told);
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull()).map(JsonNode::asString);
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
