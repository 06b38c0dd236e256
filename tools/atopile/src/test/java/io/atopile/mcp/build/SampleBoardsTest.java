package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReading;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Builds every sample board with the real ato, and compares with what was written beside it by hand. */
class SampleBoardsTest {

    private static final Path BOARDS = Path.of("../../conformance/boards");
    private static final int AT_ONCE = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path scratch;

    private record Expected(
            Verdict verdict, int exitCode, List<ExpectedDiagnostic> diagnostics, List<ExpectedAssertion> unverified) {}

    private record ExpectedDiagnostic(
            Optional<String> file,
            Optional<Integer> line,
            Optional<Integer> column,
            String stage,
            String code,
            String messageContains) {}

    private record ExpectedAssertion(String file, int line, String text) {}

    @Test
    void everyBoardGivesItsVerdictAndItsPlaces() throws Exception {
        AtopileSettings settings = RealAto.settings(scratch);
        AtoCli ato = RealAto.in(settings);
        try (var builds = new Builds(settings);
                var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Executable>> work = expectations().stream()
                    .<Callable<Executable>>map(file -> () -> check(file, builds, ato))
                    .toList();
            assertTrue(work.size() >= 11, "there are boards: " + work.size());
            assertAll(workers.invokeAll(work).stream().map(future -> () -> future.get().execute()));
        }
    }

    private static List<Path> expectations() throws IOException {
        try (Stream<Path> files = Files.find(
                BOARDS, 2, (file, _) -> file.getFileName().toString().matches("expected.*\\.json"))) {
            return files.sorted().toList();
        }
    }

    private Executable check(Path expectation, Builds builds, AtoCli ato) throws Exception {
        Path board = expectation.resolveSibling("");
        Path root = scratch.resolve(board.getFileName() + "-" + expectation.getFileName());
        copy(board, root);
        Project project = assertInstanceOf(ProjectReading.Read.class, ProjectFile.read(root)).project();
        String target = expectation.getFileName().toString().replaceFirst("expected-?", "").replace(".json", "");
        BuildRecord build = builds.start(
                ato,
                project,
                project.target(target.isEmpty() ? "default" : target).orElseThrow(),
                BuildOptions.DEFAULT);
        BuildView view = builds.await(build.id(), PATIENCE, _ -> {}).orElseThrow();
        Expected expected = Json.mapper().readValue(expectation.toFile(), Expected.class);
        return () -> compare(expectation.toString(), expected, view);
    }

    private static void compare(String board, Expected expected, BuildView view) {
        BuildResult result = view.result().orElseThrow();
        assertEquals(Optional.of(expected.verdict()), result.verdict(), board);
        assertEquals(Optional.of(expected.exitCode()), view.record().exitCode(), board);
        assertEquals(
                expected.unverified(),
                result.unverified().stream()
                        .map(found -> new ExpectedAssertion(found.file(), found.line(), found.text()))
                        .toList(),
                board);
        assertEquals(expected.diagnostics().size(), result.diagnostics().size(), board);
        for (int i = 0; i < expected.diagnostics().size(); i++) {
            compare(board, expected.diagnostics().get(i), result.diagnostics().get(i));
        }
    }

    private static void compare(String board, ExpectedDiagnostic expected, Diagnostic found) {
        assertTrue(found.message().contains(expected.messageContains()), () -> board + ": " + found);
        assertEquals(
                expected,
                new ExpectedDiagnostic(
                        found.file(), found.line(), found.column(), found.stage(), found.code(), expected.messageContains()),
                board);
        assertEquals(found.line().isPresent(), found.source().isPresent(), board);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
