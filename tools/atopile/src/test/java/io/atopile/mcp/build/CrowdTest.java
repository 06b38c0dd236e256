package io.atopile.mcp.build;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.kicad.KicadCli;
import io.atopile.mcp.kicad.KicadFinder;
import io.atopile.mcp.kicad.KicadSearchResult;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.RealAto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers, two clients of one of them, and a plain ato, all at once on one target. */
class CrowdTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String RAIL = """
            import ElectricPower

            module Rail:
                power = new ElectricPower
            """;

    @TempDir
    Path scratch;

    @Test
    void oursTakeTurnsTheStrangerIsNamedAndTheLayoutStaysWhole() throws Exception {
        AtopileSettings settings = RealAto.settings(scratch);
        AtoCli ato = RealAto.in(settings);
        Project project = project();
        Process other = otherServer(project.root());
        try (var builds = new Builds(settings);
                var clients = Executors.newFixedThreadPool(2)) {
            String theirs = other.inputReader().readLine();
            await().until(() -> builds.findBuild(theirs).isPresent());
            var foreignSeen = new AtomicBoolean();
            Callable<BuildView> client = () -> buildAndWatch(builds, ato, project, foreignSeen);
            var ours = List.of(clients.submit(client), clients.submit(client));
            Process plain = plainBuild(ato, settings, project.root());
            assertEquals(0, plain.waitFor());
            List<BuildView> ends =
                    List.of(ours.get(0).get(), ours.get(1).get(), builds.await(theirs, PATIENCE, _ -> {}).orElseThrow());
            assertTrue(foreignSeen.get(), "someone waited for the other server's build, and said so");
            assertTookTurns(ends);
            assertTrue(ends.stream().anyMatch(CrowdTest::namesTheStranger), ends::toString);
            assertIsWhole(project.resolveLayout("default"), settings);
        } finally {
            other.destroy();
            other.onExit().get();
        }
    }

    private static BuildView buildAndWatch(Builds builds, AtoCli ato, Project project, AtomicBoolean foreignSeen)
            throws IOException, InterruptedException {
        BuildRecord build = builds.start(ato, project, project.targets().getFirst(), BuildOptions.DEFAULT);
        return builds.await(build.id(), PATIENCE, view -> {
                    if (view.progress().elsewhere()) {
                        foreignSeen.set(true);
                    }
                })
                .orElseThrow();
    }

    private static void assertTookTurns(List<BuildView> ends) {
        List<BuildRecord> inOrder = ends.stream()
                .map(BuildView::record)
                .sorted(Comparator.comparing(record -> record.startedAt().orElseThrow()))
                .toList();
        for (BuildRecord record : inOrder) {
            assertEquals(BuildState.SUCCEEDED, record.state(), ends::toString);
        }
        for (int i = 1; i < inOrder.size(); i++) {
            var before = inOrder.get(i - 1).endedAt().orElseThrow();
            assertFalse(inOrder.get(i).startedAt().orElseThrow().isBefore(before), inOrder::toString);
        }
    }

    private static boolean namesTheStranger(BuildView view) {
        return view.result().orElseThrow().warnings().stream()
                .anyMatch(warning -> warning.startsWith("Another ato build of target default ran in this project"));
    }

    /** KiCad reads it, and finds what such a board has before it is routed: no outline. */
    private static void assertIsWhole(Path layout, AtopileSettings settings) throws InterruptedException {
        var kicad = assertInstanceOf(KicadSearchResult.Ready.class, new KicadFinder(settings.environment(), new AtoFinder(settings)::findSandbox).find()).kicad();
        var drc = kicad.make(List.of("pcb", "drc", "--format", "json"), "drc.json", layout.resolveSibling("../..").normalize(), layout, Duration.ofMinutes(1));
        var report = new String(assertInstanceOf(KicadCli.Made.Content.class, drc).bytes(), StandardCharsets.UTF_8);
        assertTrue(report.contains("invalid_outline"), report);
    }

    private Process otherServer(Path root) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--enable-native-access=ALL-UNNAMED",
                        BuildOwner.class.getName(),
                        scratch.toString(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Process plainBuild(AtoCli ato, AtopileSettings settings, Path root) throws IOException {
        var environment = new HashMap<>(ato.environment());
        environment.put("FBRK_LOG_DIR", settings.userLog().toString());
        var builder = new ProcessBuilder(ato.program().toString(), "build")
                .directory(root.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Project project() throws IOException {
        Path root = Files.createDirectory(scratch.resolve("board")).toRealPath();
        Files.writeString(root.resolve("ato.yaml"), "paths: {src: ./, layout: ./layouts}\nbuilds:\n  default: {entry: rail.ato:Rail}\n");
        Files.writeString(root.resolve("rail.ato"), RAIL);
        return assertInstanceOf(ProjectReadResult.Read.class, ProjectFile.read(root)).project();
    }
}
