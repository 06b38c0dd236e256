package io.atopile.mcp.build;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.RealAto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds in a warm interpreter of the real atopile, compared with those of {@code ato} itself. */
class WarmBuildsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path scratch;

    static AtopileSettings settings;
    static AtoCli ato;

    @TempDir
    Path root;

    private Builds builds;

    @BeforeAll
    static void findAto() throws Exception {
        settings = RealAto.settings(scratch);
        ato = RealAto.in(settings);
    }

    @BeforeEach
    void open() throws IOException {
        builds = new Builds(settings);
        root = root.toRealPath();
    }

    @AfterEach
    void close() {
        builds.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"divider", "contradiction-found", "syntax-error"})
    void aBuildHasTheOutcomeThatItHasWithoutAnInterpreter(String board) throws Exception {
        var warm = SampleBoard.copy(board, root.resolve("warm"));
        var first = build(builds, warm);
        assertEquals(1, interpreters().size());
        try (var cold = new Builds(settings.withWarm(false))) {
            var project = SampleBoard.copy(board, root.resolve("cold"));
            var expected = build(cold, project);
            assertEquals(List.of(), cold.interpreters().processes());
            assertEquals(describe(expected), describe(first));
            assertEquals(readLog(cold, expected), readLog(builds, first));
            assertEquals(readOutputs(project), readOutputs(warm));
        }
    }

    /** What a build ended with, without its times, IDs and paths. */
    private static String describe(BuildView view) {
        var result = view.result().orElseThrow();
        return "%s %s\n%s\n%s\n%s\n%s".formatted(
                view.record().state(),
                view.record().exitCode(),
                result.verdict(),
                result.diagnostics(),
                result.warnings(),
                view.artifacts().stream().map(artifact -> artifact.path() + " " + artifact.current()).sorted().toList());
    }

    private static Set<String> readLog(Builds server, BuildView view) {
        return server.log(view.record(), new LogFilter(BuildLogLevel.DEBUG, Optional.empty(), Optional.empty(), 0, 10_000)).stream()
                .map(line -> line.stage() + " " + line.level() + " " + withoutFigures(line.message()))
                .collect(Collectors.toSet());
    }

    /** Without IDs, numbers and paths, and without the order of Python's sets, which is another in each process. */
    private static String withoutFigures(String message) {
        var plain = message.replaceAll("[0-9a-f]{16}", "ID").replaceAll("\\d+(\\.\\d+)?", "N").replaceAll("/(warm|cold)\\b", "/project").replaceAll(" took N .*", " took N");
        return plain.startsWith("{") && plain.endsWith("}")
                ? Stream.of(plain.substring(1, plain.length() - 1).split(", ", -1)).sorted().collect(Collectors.joining(", "))
                : plain.replaceAll("Grouping bus:? \\S+", "Grouping bus");
    }

    /** The design's outputs, without times and IDs. */
    private static Map<String, String> readOutputs(Project project) throws IOException {
        var found = new TreeMap<String, String>();
        var outputs = project.root().resolve("build/builds");
        if (!Files.isDirectory(outputs)) {
            return found;
        }
        try (Stream<Path> files = Files.walk(outputs)) {
            for (var file : files.filter(each -> each.toString().endsWith(".json") || each.toString().endsWith(".csv")).toList()) {
                var text = Files.readString(file).replaceAll("\"(build_id|timestamp|generated_at|footprintUuid)\"\\s*:\\s*\"[^\"]*\"", "\"$1\"");
                found.put(project.root().relativize(file).toString(), text.replace(project.root().toString(), ""));
            }
        }
        return found;
    }

    @Test
    void oneInterpreterServesTheBuildsOfAProjectAndSeesItsChanges() throws Exception {
        var project = SampleBoard.copy("divider", root.resolve("project"));
        assertEquals(BuildState.SUCCEEDED, build(builds, project).record().state());
        var first = interpreters();
        var source = project.root().resolve("divider.ato");
        var text = Files.readString(source);
        Files.writeString(source, text + "\nmodule Broken:\n    x = new Nothing\n");
        assertEquals(BuildState.FAILED, build(builds, project).record().state());
        Files.writeString(source, text);
        assertEquals(BuildState.SUCCEEDED, build(builds, project).record().state());
        assertEquals(first, interpreters());
    }

    @Test
    void aCancelledBuildLeavesNothingInTheInterpreter() throws Exception {
        var project = SampleBoard.copy("divider", root.resolve("project"));
        build(builds, project);
        var idle = interpreterProcesses();
        for (var pause : List.of(0, 5, 40, 150)) {
            var build = start(builds, project);
            await().pollInterval(Duration.ofMillis(1)).until(() -> builds.findBuild(build.id()).orElseThrow().record().state() != BuildState.QUEUED);
            Thread.sleep(pause);
            builds.cancel(build.id());
            var end = builds.await(build.id(), Duration.ofSeconds(20), _ -> {}).orElseThrow();
            assertTrue(Set.of(BuildState.CANCELLED, BuildState.SUCCEEDED).contains(end.record().state()), end::toString);
            assertEquals(idle, interpreterProcesses());
        }
        assertEquals(BuildState.SUCCEEDED, build(builds, project).record().state());
    }

    @Test
    void aKilledInterpreterEndsItsBuildAndTheNextBuildHasANewOne() throws Exception {
        var project = SampleBoard.copy("divider", root.resolve("project"));
        build(builds, project);
        var first = interpreters();
        var family = interpreterProcesses();
        var build = start(builds, project);
        await().pollInterval(Duration.ofMillis(1)).until(() -> builds.findBuild(build.id()).orElseThrow().record().state() == BuildState.RUNNING);
        family.forEach(ProcessHandle::destroyForcibly);
        var end = builds.await(build.id(), Duration.ofSeconds(20), _ -> {}).orElseThrow();
        assertTrue(Set.of(BuildState.FAILED, BuildState.SUCCEEDED).contains(end.record().state()), end::toString);
        await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        assertEquals(BuildState.SUCCEEDED, build(builds, project).record().state());
        assertNotEquals(first, interpreters());
    }

    @Test
    void twoTargetsAreBuiltSideBySide() throws Exception {
        var project = SampleBoard.copy("two-targets", root.resolve("project"));
        var started = new ArrayList<BuildRecord>();
        for (var target : project.targets()) {
            started.add(builds.start(ato, project, target, BuildOptions.DEFAULT));
        }
        for (var build : started) {
            assertEquals(BuildState.SUCCEEDED, builds.await(build.id(), PATIENCE, _ -> {}).orElseThrow().record().state());
        }
        assertEquals(2, interpreters().size());
    }

    @Test
    void aDesignThatExecutesPythonHasNoInterpreter() throws Exception {
        var project = SampleBoard.copy("divider", root.resolve("project"));
        Files.writeString(project.root().resolve("helper.py"), "import faebryk.core.node as fabll\n\nclass Part(fabll.Node):\n    pass\n");
        var source = project.root().resolve("divider.ato");
        Files.writeString(source, "from \"helper.py\" import Part\n" + Files.readString(source));
        var end = build(builds, project);
        assertTrue(end.isOver());
        assertEquals(List.of(), interpreters());
    }

    @Test
    void aProjectThatWasReplacedHasANewInterpreter() throws Exception {
        var project = SampleBoard.copy("divider", root.resolve("project"));
        build(builds, project);
        var first = interpreters();
        Files.move(project.root(), root.resolve("before"));
        var fresh = SampleBoard.copy("divider", root.resolve("project"));
        assertEquals(BuildState.SUCCEEDED, build(builds, fresh).record().state());
        assertNotEquals(first, interpreters());
        assertTrue(Files.exists(fresh.root().resolve("build/builds/default/default.bom.csv")));
    }

    @Test
    void aChangedConfigurationOfTheUserHasANewInterpreter() throws Exception {
        var configuration = Files.createDirectories(root.resolve("configuration/atopile"));
        var environment = new HashMap<>(settings.environment());
        environment.put("XDG_CONFIG_HOME", configuration.resolveSibling("").toString());
        var own = new AtopileSettings(settings.ato(), settings.state(), settings.data(), settings.userLog(), environment);
        var project = SampleBoard.copy("divider", root.resolve("project"));
        builds.close();
        builds = new Builds(own);
        var user = RealAto.in(own);
        for (var telemetry : List.of("telemetry: true\n", "telemetry: false\n")) {
            var before = interpreters();
            Files.writeString(configuration.resolve("telemetry.yaml"), telemetry);
            var build = builds.start(user, project, project.targets().getFirst(), BuildOptions.DEFAULT);
            assertEquals(BuildState.SUCCEEDED, builds.await(build.id(), PATIENCE, _ -> {}).orElseThrow().record().state());
            assertEquals(1, interpreters().size());
            assertNotEquals(before, interpreters());
        }
    }

    @Test
    void closingEndsTheInterpreterAndDeletesItsConfiguration() throws Exception {
        var project = SampleBoard.copy("divider", root.resolve("project"));
        build(builds, project);
        var family = interpreterProcesses();
        assertTrue(listConfigurations().findAny().isPresent());
        builds.close();
        assertTrue(family.stream().noneMatch(ProcessHandle::isAlive));
        assertEquals(List.of(), listConfigurations().toList());
    }

    private static Stream<Path> listConfigurations() throws IOException {
        try (Stream<Path> files = Files.walk(scratch.resolve("state"))) {
            return files.filter(each -> each.getFileName().toString().startsWith("configuration-")).toList().stream();
        }
    }

    /** The outermost process of each interpreter. */
    private List<Long> interpreters() {
        var all = builds.interpreters().processes();
        var inner = all.stream().flatMap(ProcessHandle::children).map(ProcessHandle::pid).collect(Collectors.toSet());
        return all.stream().map(ProcessHandle::pid).filter(pid -> !inner.contains(pid)).toList();
    }

    private Set<ProcessHandle> interpreterProcesses() {
        return Set.copyOf(builds.interpreters().processes());
    }

    private BuildView build(Builds server, Project project) throws Exception {
        return server.await(start(server, project).id(), PATIENCE, _ -> {}).orElseThrow();
    }

    private static BuildRecord start(Builds server, Project project) throws IOException {
        return server.start(ato, project, project.targets().getFirst(), BuildOptions.DEFAULT);
    }
}
