package io.atopile.mcp.build;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.process.Processes;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.RealAto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds with the real ato. */
class BuildsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String RAIL = """
            import ElectricPower

            module Rail:
                power = new ElectricPower
                assert power.voltage within 5V +/- 5%
                assert power.voltage within 9V +/- 5%
            """;

    @TempDir
    static Path scratch;

    static AtopileSettings settings;
    static AtoCli ato;

    @TempDir
    Path root;

    private Builds builds;

    @BeforeAll
    static void findAto() throws Exception {
        settings = RealAto.settings(scratch).withWarm(false);
        ato = RealAto.in(settings);
    }

    @BeforeEach
    void project() throws IOException {
        Files.writeString(root.resolve("ato.yaml"), """
                paths:
                  src: ./
                  layout: ./layouts
                builds:
                  default:
                    entry: rail.ato:Rail
                """);
        Files.writeString(root.resolve("rail.ato"), RAIL);
        builds = new Builds(settings);
    }

    @AfterEach
    void close() {
        builds.close();
    }

    @Test
    void twoBuildsOfOneTargetRunOneAfterTheOtherAndBothSayWhatIsViolated() throws Exception {
        BuildRecord first = start(BuildOptions.DEFAULT);
        await().until(() -> builds.findBuild(first.id()).orElseThrow().record().state() == BuildState.RUNNING);
        BuildRecord second = start(BuildOptions.DEFAULT);

        BuildView waiting = builds.findBuild(second.id()).orElseThrow();
        assertEquals(BuildState.QUEUED, waiting.record().state());
        assertEquals(Optional.of(first.id()), waiting.progress().behind());
        assertEquals(1, waiting.progress().ahead());

        var stages = new ArrayList<String>();
        BuildView one = builds.await(first.id(), PATIENCE, view -> view.progress().stage().ifPresent(stages::add)).orElseThrow();
        BuildView two = builds.await(second.id(), PATIENCE, _ -> {}).orElseThrow();

        assertEquals(BuildState.SUCCEEDED, one.record().state());
        assertEquals(BuildState.SUCCEEDED, two.record().state());
        assertFalse(one.record().endedAt().orElseThrow().isAfter(two.record().startedAt().orElseThrow()));
        assertFalse(stages.isEmpty());
        assertTrue(one.record().computeElapsed(java.time.Instant.now()).compareTo(PATIENCE) < 0);
        assertSaysWhatIsViolated(two.result().orElseThrow());
        assertTrue(current(two).contains("build/builds/default/default.variables.ato.json"));
        assertTrue(current(two).contains("layouts/default/default.kicad_pcb"));
        assertFalse(current(builds.findBuild(first.id()).orElseThrow()).contains("build/builds/default/default.variables.ato.json"));
    }

    private static void assertSaysWhatIsViolated(BuildResult result) {
        assertEquals(Optional.of(BuildVerdict.FAILED), result.verdict());
        assertEquals(
                List.of("rail.ato:5:5 assertion_violated", "rail.ato:6:5 assertion_violated"),
                result.diagnostics().stream()
                        .map(found -> "%s:%d:%d %s".formatted(found.file().orElseThrow(), found.line().orElseThrow(), found.column().orElseThrow(), found.code()))
                        .toList());
        assertEquals(Optional.of("    assert power.voltage within 5V +/- 5%"), result.diagnostics().getFirst().source());
        assertEquals(List.of(), result.unverified());
        assertEquals(
                List.of("No value is possible for power.voltage: its assertions contradict each other."),
                result.designWarnings().stream().filter(warning -> warning.code().equals("contradiction")).map(Diagnostic::message).toList());
    }

    @Test
    void cancellingMidBuildLeavesNoProcess() throws Exception {
        BuildRecord build = start(BuildOptions.DEFAULT);
        await().atMost(PATIENCE).until(() -> builds.findBuild(build.id()).orElseThrow().progress().stage().isPresent());
        builds.cancel(build.id());
        BuildView view = builds.await(build.id(), Duration.ofSeconds(10), _ -> {}).orElseThrow();
        assertEquals(BuildState.CANCELLED, view.record().state());
        assertEquals(Optional.empty(), view.result().orElseThrow().verdict());
        await().until(() -> Processes.marked(RunningBuild.MARK, build.id()).isEmpty());
    }

    @Test
    void anotherServerOfTheUserSeesAndEndsTheBuild() throws Exception {
        BuildRecord build = start(BuildOptions.DEFAULT);
        try (var other = new Builds(settings)) {
            await().until(() -> other.findBuild(build.id()).orElseThrow().record().state() == BuildState.RUNNING);
            other.cancel(build.id());
            BuildView view = other.await(build.id(), Duration.ofSeconds(10), _ -> {}).orElseThrow();
            assertEquals(BuildState.CANCELLED, view.record().state());
        }
        await().until(() -> Processes.marked(RunningBuild.MARK, build.id()).isEmpty());
    }

    @Test
    void closingEndsWhatRunsAndWhatWaits() throws Exception {
        BuildRecord first = start(BuildOptions.DEFAULT);
        BuildRecord second = start(BuildOptions.DEFAULT);
        await().until(() -> !Processes.marked(RunningBuild.MARK, first.id()).isEmpty());
        builds.close();
        assertEquals(List.of(), Processes.marked(RunningBuild.MARK, first.id()));
        try (var next = new Builds(settings)) {
            assertEquals(
                    List.of(second.id() + " CANCELLED", first.id() + " CANCELLED"),
                    next.list(root.toRealPath()).stream().map(record -> record.id() + " " + record.state()).toList());
        }
    }

    @Test
    void aKilledServerLeavesNothingAndTheNextOneKnowsTheEnd() throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--enable-native-access=ALL-UNNAMED",
                        BuildOwner.class.getName(),
                        scratch.toString(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String id = server.inputReader().readLine();
        await().atMost(PATIENCE).until(() -> builds.findBuild(id).orElseThrow().progress().stage().isPresent());
        server.destroyForcibly();
        await().until(() -> Processes.marked(RunningBuild.MARK, id).isEmpty());
        await().until(() -> builds.findBuild(id).orElseThrow().record().state().isOver());
        assertEquals(BuildState.CANCELLED, builds.findBuild(id).orElseThrow().record().state());
    }

    @Test
    void aPlainBuildBesideOursIsNamed() throws Exception {
        var environment = new HashMap<>(ato.environment());
        environment.put("FBRK_LOG_DIR", settings.userLog().toString());
        var builder = new ProcessBuilder(ato.program().toString(), "build")
                .directory(root.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process plain = builder.start();
        try {
            BuildRecord build = start(BuildOptions.DEFAULT);
            BuildView view = builds.await(build.id(), PATIENCE, _ -> {}).orElseThrow();
            List<String> warnings = view.result().orElseThrow().warnings();
            assertTrue(warnings.getFirst().startsWith("Another ato build of target default ran in this project"), warnings::toString);
        } finally {
            plain.destroy();
            plain.onExit().get();
        }
    }

    @Test
    void aBuildThatDiesBeforeItLogsTellsAtopilesLastWords() throws Exception {
        Files.delete(root.resolve("rail.ato"));
        BuildRecord build = start(BuildOptions.DEFAULT);
        BuildView view = builds.await(build.id(), PATIENCE, _ -> {}).orElseThrow();
        assertEquals(BuildState.FAILED, view.record().state());
        assertEquals(
                List.of("ato.yaml:6 start unknown_entry The entry you have specified does not exist."),
                view.result().orElseThrow().diagnostics().stream()
                        .map(each -> "%s:%d %s %s %s".formatted(each.file().orElseThrow(), each.line().orElseThrow(), each.stage(), each.code(), each.message()))
                        .toList());
    }

    private BuildRecord start(BuildOptions options) throws IOException {
        Project project = assertInstanceOf(ProjectReadResult.Read.class, ProjectFile.read(root)).project();
        return builds.start(ato, project, project.targets().getFirst(), options);
    }

    private static List<String> current(BuildView view) {
        return view.artifacts().stream().filter(BuildArtifact::current).map(BuildArtifact::path).toList();
    }
}
