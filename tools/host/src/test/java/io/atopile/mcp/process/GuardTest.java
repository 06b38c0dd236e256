package io.atopile.mcp.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

    private static final String MARK = "GUARD_TEST";
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    Path directory;

    private final String id = UUID.randomUUID().toString();

    @AfterEach
    void nothingIsLeft() {
        await().until(() -> Processes.marked(MARK, id).isEmpty());
    }

    @Test
    void theProgramsCodeAndOutputComeThrough() throws Exception {
        try (var guard = start("echo out; echo err >&2; exit 3")) {
            assertEquals(OptionalInt.of(3), guard.await(Duration.ofSeconds(5)));
        }
        assertEquals("out\n", Files.readString(directory.resolve("out")));
        assertEquals("err\n", Files.readString(directory.resolve("err")));
    }

    @Test
    void theProgramReadsNothingOfThePipe() throws Exception {
        try (var guard = start("cat")) {
            assertEquals(OptionalInt.of(0), guard.await(Duration.ofSeconds(5)));
        }
    }

    @Test
    void cancelReachesTheProgramAsAnInterrupt() throws Exception {
        try (var guard = start("trap 'echo interrupted; exit 130' INT; sleep 61 & echo ready; wait")) {
            await().until(() -> Files.readString(directory.resolve("out")).contains("ready"));
            guard.cancel();
            assertEquals(OptionalInt.of(130), guard.await(Duration.ofSeconds(5)));
        }
        assertEquals("ready\ninterrupted\n", Files.readString(directory.resolve("out")));
    }

    @Test
    void aProgramThatIgnoresTheInterruptIsKilledAfterTheGrace() throws Exception {
        try (var guard = start("trap '' INT; sleep 61 & echo ready; sleep 62; sleep 63")) {
            await().until(() -> Files.readString(directory.resolve("out")).contains("ready"));
            guard.cancel();
            assertEquals(OptionalInt.of(128 + 9), guard.await(Duration.ofSeconds(5)));
        }
    }

    @Test
    void closingEndsWhatStillRuns() throws Exception {
        try (var _ = start("sleep 61 & sleep 62")) {
            await().until(() -> Processes.marked(MARK, id).size() >= 3);
        }
        await().atMost(Duration.ofSeconds(2)).until(() -> Processes.marked(MARK, id).isEmpty());
    }

    @Test
    void aProgramThatCannotBeRunEndsWith127() throws Exception {
        var launch = launch(List.of(directory.resolve("ato").toString()));
        try (var guard = Guard.start(launch)) {
            assertEquals(OptionalInt.of(127), guard.await(Duration.ofSeconds(5)));
        }
        assertEquals("ato: No such file or directory\n", Files.readString(directory.resolve("err")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"halt", "kill"})
    void anOwnerThatVanishesTakesTheProgramAlong(String end) throws Exception {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        GuardOwner.class.getName(),
                        PYTHON.toString(),
                        directory.toString(),
                        MARK,
                        id,
                        end)
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        try {
            await().until(() -> Processes.marked(MARK, id).size() >= 3);
            if (end.equals("kill")) {
                owner.destroyForcibly();
            } else {
                owner.getOutputStream().close();
            }
            await().until(() -> Processes.marked(MARK, id).isEmpty());
            assertTrue(owner.onExit().get().exitValue() != 0);
        } finally {
            owner.destroyForcibly();
        }
    }

    private Guard start(String script) throws IOException {
        return Guard.start(launch(List.of("/bin/sh", "-c", script)));
    }

    private Guard.Launch launch(List<String> argv) {
        return new Guard.Launch(
                PYTHON,
                argv,
                directory,
                Map.of(MARK, id),
                directory.resolve("out"),
                directory.resolve("err"),
                Duration.ofMillis(300));
    }
}
