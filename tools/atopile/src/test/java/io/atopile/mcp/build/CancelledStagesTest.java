package io.atopile.mcp.build;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.process.Processes;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.RealAto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cancels a build of the real ato at every n-th stage that its database names; the system property {@code cancel.stride} sets n. A stage
 * of milliseconds may be over before word of it gets here, so the stage that was really hit is written beside the one that was meant,
 * into {@code target/cancelled-stages.txt}.
 */
class CancelledStagesTest {

    private static final Path REPORT = Path.of("target/cancelled-stages.txt");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration MOST = Duration.ofSeconds(5);
    private static final int LANES = 3;

    private static final int STRIDE = Integer.getInteger("cancel.stride", 3);

    /** The last stages may be over before the wish to cancel arrives. */
    private static final int MOST_MISSED = 2;

    private static final List<String> STAGES = List.of(
            "resolve-dependencies", "init-build-context", "modify-typegraph", "instantiate-app", "prepare-build",
            "post-instantiation-graph-check", "post-instantiation-setup", "post-instantiation-design-check", "load-pcb",
            "picker", "prepare-nets", "post-solve-checks", "update-pcb", "post-pcb-checks", "bom", "manifest",
            "variable-report", "pinout", "power-tree", "stackup", "datasheets", "data-interface-layout");

    private static final List<Integer> CANCELLED = IntStream.range(0, STAGES.size()).filter(stage -> stage % STRIDE == STRIDE / 2).boxed().toList();

    @TempDir
    Path scratch;

    /** How a build that was cancelled at a stage ended, and the newest stage that it had reached. */
    private record Ending(BuildState state, String hit, long millis) {
        String describe() {
            return "%s at %s, %d ms".formatted(state, hit, millis);
        }
    }

    private final ConcurrentSkipListMap<Integer, Ending> report = new ConcurrentSkipListMap<>();

    @Test
    void nothingIsLeftAndTheNextBuildSucceeds() throws Exception {
        AtopileSettings settings = RealAto.settings(scratch);
        AtoCli ato = RealAto.in(settings);
        try (var builds = new Builds(settings.withWarm(false));
                var warm = new Builds(settings);
                var lanes = Executors.newFixedThreadPool(LANES)) {
            assertSucceeds(new Lane(builds, builds, ato, SampleBoard.copy("divider", scratch.resolve("first"))));
            List<Callable<Boolean>> work = IntStream.range(0, LANES)
                    .<Callable<Boolean>>mapToObj(lane -> () -> drive(new Lane(builds, warm, ato, SampleBoard.copy("divider", scratch.resolve("lane" + lane))), lane))
                    .toList();
            for (var done : lanes.invokeAll(work)) {
                assertTrue(done.get());
            }
        }
        Files.createDirectories(REPORT.toAbsolutePath().getParent());
        Files.write(REPORT, report.entrySet().stream().map(at -> STAGES.get(at.getKey()) + ": " + at.getValue().describe()).toList());
        assertEquals(CANCELLED, List.copyOf(report.keySet()));
        assertTrue(report.values().stream().filter(end -> end.state() == BuildState.CANCELLED).count() >= CANCELLED.size() - MOST_MISSED, report::toString);
        assertTrue(report.entrySet().stream().filter(at -> STAGES.get(at.getKey()).equals(at.getValue().hit())).count() >= CANCELLED.size() / 3, report::toString);
    }

    /** A project, the server whose builds are cancelled, and the one that builds it next. */
    private record Lane(Builds builds, Builds next, AtoCli ato, Project project) {

        BuildRecord start(Builds server) throws IOException {
            return server.start(ato, project, project.targets().getFirst(), BuildOptions.DEFAULT);
        }
    }

    private boolean drive(Lane lane, int first) throws Exception {
        for (int index = first; index < CANCELLED.size(); index += LANES) {
            cancelAt(lane, CANCELLED.get(index));
            assertSucceeds(lane);
        }
        return true;
    }

    private void cancelAt(Lane lane, int stage) throws Exception {
        BuildRecord build = lane.start(lane.builds());
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> hasReached(lane, build, stage));
        Instant asked = Instant.now();
        lane.builds().cancel(build.id());
        BuildView end = lane.builds().await(build.id(), MOST, _ -> {}).orElseThrow();
        await().atMost(MOST).until(() -> Processes.marked(RunningBuild.MARK, build.id()).isEmpty());
        Duration took = Duration.between(asked, Instant.now());
        assertTrue(took.compareTo(MOST) <= 0, () -> STAGES.get(stage) + " took " + took);
        assertTrue(end.isOver(), () -> STAGES.get(stage) + " is over: " + end);
        assertFalse(end.record().state() == BuildState.FAILED, () -> STAGES.get(stage) + " is told as it was: " + end);
        assertFalse(lane.builds().list(lane.project().root()).stream().anyMatch(record -> !record.state().isOver()));
        String hit = reached(end.record()).stream().reduce((_, last) -> last).orElse("none");
        report.put(stage, new Ending(end.record().state(), hit, took.toMillis()));
    }

    /** Whether the stage runs, or the one before it has ended. */
    private static boolean hasReached(Lane lane, BuildRecord build, int stage) {
        BuildRecord now = lane.builds().findBuild(build.id()).orElseThrow().record();
        List<String> reached = reached(now);
        return now.state().isOver()
                || reached.contains(STAGES.get(stage))
                || (stage > 0 && ended(now).contains(STAGES.get(stage - 1)));
    }

    private static List<String> reached(BuildRecord build) {
        return stages(build).map(BuildStage::id).toList();
    }

    private static List<String> ended(BuildRecord build) {
        return stages(build).filter(BuildStage::hasSucceeded).map(BuildStage::id).toList();
    }

    private static Stream<BuildStage> stages(BuildRecord build) {
        return build.atopileId().flatMap(new AtopileLog(build.request().logDirectory())::build).stream().flatMap(row -> row.stages().stream());
    }

    private static void assertSucceeds(Lane lane) throws Exception {
        BuildView view = lane.next().await(lane.start(lane.next()).id(), PATIENCE, _ -> {}).orElseThrow();
        assertEquals(BuildState.SUCCEEDED, view.record().state(), view::toString);
        assertEquals(new ArrayList<>(STAGES), reached(view.record()), "the stages are those of the database");
    }
}
