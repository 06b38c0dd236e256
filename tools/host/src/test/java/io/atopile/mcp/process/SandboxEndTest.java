package io.atopile.mcp.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever of the processes around a confined program is killed, the program and what it started end. */
@ExtendWith(MissingSandboxExtension.class)
class SandboxEndTest {

    private static final String MARK = "SANDBOX_END_TEST";
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    /** One child stays in the group, one leaves it for a session of its own and ignores what can be ignored. */
    private static final String FAMILY = """
            trap '' HUP
            sleep 61 &
            setsid sh -c 'trap "" INT TERM HUP; sleep 62; sleep 63' &
            echo ready
            sleep 64
            """;

    @TempDir
    Path directory;

    private final String id = UUID.randomUUID().toString();

    static Stream<Arguments> killed() {
        return Stream.of(SandboxKind.BUBBLEWRAP, SandboxKind.NAMESPACES, SandboxKind.LANDLOCK, SandboxKind.NONE)
                .flatMap(kind -> Stream.of("outermost", "watcher", "program").map(victim -> Arguments.of(kind, victim)));
    }

    @AfterEach
    void nothingIsLeft() {
        await().until(() -> Processes.marked(MARK, id).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("killed")
    void theEndOfOneIsTheEndOfAll(SandboxKind kind, String victim) throws Exception {
        try (var guard = start(kind, FAMILY)) {
            awaitReady();
            kill(guard, victim);
            await().until(() -> Processes.marked(MARK, id).isEmpty());
            assertEquals(OptionalInt.of(128 + 9), guard.await(Duration.ofSeconds(5)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "SEATBELT", mode = EnumSource.Mode.EXCLUDE)
    void cancelReachesTheProgramAsAnInterrupt(SandboxKind kind) throws Exception {
        try (var guard = start(kind, "trap 'echo interrupted; exit 130' INT; sleep 61 & echo ready; wait")) {
            awaitReady();
            guard.cancel();
            assertEquals(OptionalInt.of(130), guard.await(Duration.ofSeconds(5)));
        }
        assertEquals("ready\ninterrupted\n", output());
    }

    @ParameterizedTest
    @EnumSource(names = "SEATBELT", mode = EnumSource.Mode.EXCLUDE)
    void aProgramThatIgnoresTheInterruptIsKilledWithWhatLeftItsGroup(SandboxKind kind) throws Exception {
        try (var guard = start(kind, "trap '' INT\n" + FAMILY)) {
            awaitReady();
            guard.cancel();
            assertEquals(OptionalInt.of(128 + 9), guard.await(Duration.ofSeconds(5)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "SEATBELT", mode = EnumSource.Mode.EXCLUDE)
    void nothingOutlivesAProgramThatEndsByItself(SandboxKind kind) throws Exception {
        try (var guard = start(kind, "setsid sleep 65 & exit 3")) {
            assertEquals(OptionalInt.of(3), guard.await(Duration.ofSeconds(10)));
            await().until(() -> Processes.marked(MARK, id).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(names = "SEATBELT", mode = EnumSource.Mode.EXCLUDE)
    void aProgramIsTalkedToAndEndsWithItsInput(SandboxKind kind) throws Exception {
        var argv = List.of("/bin/sh", "-c", "setsid sleep 65 & exec cat");
        var environment = Map.of(MARK, id, "PATH", "/usr/bin:/bin");
        try (var pipe = GuardedPipe.start(PYTHON, argv, directory, environment, Duration.ofSeconds(5), confinement(kind))) {
            pipe.input().write("hello".getBytes(StandardCharsets.UTF_8));
            pipe.input().flush();
            assertEquals("hello", new String(pipe.output().readNBytes(5), StandardCharsets.UTF_8));
            pipe.input().close();
            await().until(() -> Processes.marked(MARK, id).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(names = "SEATBELT", mode = EnumSource.Mode.EXCLUDE)
    void aProgramThatHeedsNeitherItsInputNorSignalsIsKilled(SandboxKind kind) throws Exception {
        var argv = List.of("/bin/sh", "-c", "trap '' INT TERM HUP; setsid sleep 65 & echo hello; sleep 66; sleep 67");
        var environment = Map.of(MARK, id, "PATH", "/usr/bin:/bin");
        try (var pipe = GuardedPipe.start(PYTHON, argv, directory, environment, Duration.ofMinutes(5), confinement(kind))) {
            assertEquals("hello", new String(pipe.output().readNBytes(5), StandardCharsets.UTF_8));
            pipe.kill();
            assertFalse(pipe.isAlive());
        }
    }

    private void awaitReady() {
        await().until(() -> output().contains("ready"));
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("out"));
    }

    private void kill(Guard guard, String victim) {
        ProcessHandle outermost = ProcessHandle.of(guard.pid()).orElseThrow();
        if (victim.equals("outermost")) {
            outermost.destroyForcibly();
            return;
        }
        ProcessHandle program = outermost
                .descendants()
                .filter(process -> runs(process, FAMILY) && !runs(process, "GRACE"))
                .findFirst()
                .orElseThrow();
        (victim.equals("program") ? program : program.parent().orElseThrow()).destroyForcibly();
    }

    private static boolean runs(ProcessHandle process, String argument) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")).contains(argument);
        } catch (IOException _) {
            return false;
        }
    }

    private Guard start(SandboxKind kind, String script) throws IOException {
        return Guard.start(new Guard.Launch(
                PYTHON,
                List.of("/bin/sh", "-c", script),
                directory,
                Map.of(MARK, id, "PATH", "/usr/bin:/bin"),
                directory.resolve("out"),
                directory.resolve("err"),
                Duration.ofMillis(300),
                confinement(kind)));
    }

    private ProcessConfinement confinement(SandboxKind kind) {
        var profile = SandboxProfile.EMPTY.withWritable(List.of(directory));
        return new ProcessConfinement(new SystemSandbox(PYTHON, SandboxMode.WORKSPACE_WRITE, Optional.of(kind)), profile);
    }
}
