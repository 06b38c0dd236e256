package io.atopile.mcp.build;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.process.LiveProcess;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.RealAto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds of one project in a row, each after a random edit; some are cancelled at a random moment, and some lose their interpreter.
 * The system property {@code storm.builds} sets how many, {@code storm.seed} which.
 */
class BuildStormTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LONGEST_PAUSE_MILLIS = 1_500;
    private static final int MOST_NEW_FILES = 40;

    /** An edit of the design, and what a build then ends with. */
    private enum Edit {
        NONE("", BuildState.SUCCEEDED, ""),
        SOUND_MODULE("\nmodule Other:\n    signal a\n", BuildState.SUCCEEDED, ""),
        SYNTAX_ERROR("\nmodule Other\n    signal a\n", BuildState.FAILED, "syntax_error"),
        UNKNOWN_NAME("\nmodule Other:\n    x = new Nothing\n", BuildState.FAILED, "unknown_name");

        private final String text;
        private final BuildState state;
        private final String code;

        Edit(String text, BuildState state, String code) {
            this.text = text;
            this.state = state;
            this.code = code;
        }
    }

    private enum Disturbance {
        NONE,
        CANCELLED,
        KILLED
    }

    @TempDir
    Path scratch;

    private final Random random = new Random(Long.getLong("storm.seed", 16));
    private final Map<Disturbance, Integer> counts = new EnumMap<>(Disturbance.class);

    @Test
    void noVerdictIsWrongAndNothingIsLeft() throws Exception {
        AtopileSettings settings = RealAto.settings(scratch);
        AtoCli ato = RealAto.in(settings);
        var project = SampleBoard.copy("divider", scratch.resolve("project"));
        var source = project.root().resolve("divider.ato");
        var text = Files.readString(source);
        List<ProcessHandle> family;
        try (var builds = new Builds(settings)) {
            assertEquals(BuildState.SUCCEEDED, end(builds, start(builds, ato, project)).record().state());
            var files = countOpenFiles();
            for (var number = 0; number < Integer.getInteger("storm.builds", 6); number++) {
                var edit = Edit.values()[random.nextInt(Edit.values().length)];
                Files.writeString(source, text + edit.text);
                buildOnce(builds, ato, project, edit);
                assertTrue(countOpenFiles() < files + MOST_NEW_FILES, () -> "open files: " + files + ", now " + countOpenFiles());
            }
            Files.writeString(source, text);
            assertEquals(BuildState.SUCCEEDED, end(builds, start(builds, ato, project)).record().state());
            family = builds.interpreters().processes();
            assertTrue(family.size() < 10, family::toString);
        }
        await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        assertEquals(List.of(), listConfigurations());
        System.out.println("builds: " + counts);
    }

    private void buildOnce(Builds builds, AtoCli ato, Project project, Edit edit) throws Exception {
        var disturbance = Disturbance.values()[random.nextInt(Disturbance.values().length)];
        var build = start(builds, ato, project);
        if (disturbance != Disturbance.NONE) {
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
        }
        switch (disturbance) {
            case NONE -> {}
            case CANCELLED -> builds.cancel(build.id());
            case KILLED -> builds.interpreters().processes().forEach(ProcessHandle::destroyForcibly);
        }
        var end = end(builds, build);
        counts.merge(disturbance, 1, Integer::sum);
        var result = end.result().orElseThrow();
        switch (end.record().state()) {
            case SUCCEEDED -> {
                assertEquals(BuildState.SUCCEEDED, edit.state, end::toString);
                assertTrue(result.verdict().isPresent(), end::toString);
            }
            case FAILED -> assertTrue(
                    disturbance == Disturbance.KILLED || result.diagnostics().getFirst().code().equals(edit.code), () -> edit + " " + disturbance + " " + end);
            case CANCELLED -> assertEquals(Disturbance.CANCELLED, disturbance, end::toString);
            case QUEUED, RUNNING -> throw new AssertionError("It is not over: " + end);
        }
        if (disturbance == Disturbance.NONE) {
            assertEquals(edit.state, end.record().state(), end::toString);
        }
    }

    private static BuildRecord start(Builds builds, AtoCli ato, Project project) throws IOException {
        return builds.start(ato, project, project.targets().getFirst(), BuildOptions.DEFAULT);
    }

    private static BuildView end(Builds builds, BuildRecord build) throws InterruptedException {
        return builds.await(build.id(), PATIENCE, _ -> {}).orElseThrow();
    }

    private static int countOpenFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(LiveProcess.current().pid()), "fd"))) {
            return (int) files.count();
        } catch (IOException _) {
            return 0;
        }
    }

    private List<Path> listConfigurations() throws IOException {
        try (Stream<Path> files = Files.walk(scratch.resolve("state"))) {
            return files.filter(each -> each.getFileName().toString().startsWith("configuration-")).toList();
        }
    }
}
