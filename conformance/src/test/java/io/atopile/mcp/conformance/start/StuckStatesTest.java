package io.atopile.mcp.conformance.start;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.atopile.mcp.model.responses.Acts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The shipped program ends when it is told to, whatever it is about, and leaves no process behind. */
class StuckStatesTest {

    /** It is promised within two seconds; the rest is for a machine that is busy otherwise. */
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    /** A build has four seconds to end by itself; then its guard kills it. */
    private static final Duration CHILDREN_AT_MOST = Duration.ofSeconds(20);

    private static final int INTERRUPTED = 3;
    private static final int AT_A_TIME = 2;
    private static final List<StuckState> INTERRUPTED_STATES = List.of(
            StuckState.MODEL_THAT_NEVER_ANSWERS,
            StuckState.STDOUT_THAT_NOBODY_READS,
            StuckState.STDERR_THAT_NOBODY_READS,
            StuckState.SKILL,
            StuckState.STDIO_IN_TWENTY_CALLS);

    @TempDir
    private Path scratch;

    private final ExecutorService two = Executors.newFixedThreadPool(AT_A_TIME);

    @TestFactory
    Stream<DynamicTest> oneSigtermEndsIt() {
        return endAt("TERM", 143, Stream.of(StuckState.values()));
    }

    @TestFactory
    Stream<DynamicTest> oneCtrlCEndsIt() {
        return endAt("INT", 130, INTERRUPTED_STATES.stream());
    }

    /** A test for each state; two are entered at a time, as most of what they do is to wait. */
    private Stream<DynamicTest> endAt(String signal, int code, Stream<StuckState> states) {
        return states
                .map(state -> dynamicTest(state.name(), awaiting(two.submit(() -> {
                    endsAt(signal, code, state);
                    return state;
                }))))
                .toList()
                .stream();
    }

    private static Executable awaiting(Future<StuckState> ended) {
        return () -> {
            try {
                ended.get();
            } catch (ExecutionException failure) {
                throw Objects.requireNonNullElse(failure.getCause(), failure);
            }
        };
    }

    @AfterEach
    void close() {
        two.shutdownNow();
        two.close();
    }

    @Test
    void theSecondEndsItAtOnce() throws Exception {
        try (var stage = new Stage(scratch)) {
            stage.provider(Acts.answer("1", Acts.call("a", "build_run", "{\"wait_seconds\": 50}")));
            stage.hangInBuild();
            var process = stage.start("run", "x", "--approval", "auto");
            try {
                stage.awaitMark();
                signal("INT", process);
                stage.awaitText(stage.file("err"), "stopping");
                signal("INT", process);
                assertTrue(process.waitFor(AT_MOST.toMillis(), TimeUnit.MILLISECONDS));
                assertTrue(Set.of(INTERRUPTED, 130).contains(process.exitValue()), () -> "It ended with " + process.exitValue());
            } finally {
                kill(process);
            }
        }
    }

    private void endsAt(String signal, int code, StuckState state) throws Exception {
        try (var stage = new Stage(Files.createDirectory(scratch.resolve(state.name())))) {
            var process = state.enter(stage);
            try {
                assertTrue(process.isAlive(), () -> state + " was not stuck: " + process.exitValue());
                var children = process.descendants().toList();
                var since = System.nanoTime();
                signal(signal, process);
                assertTrue(process.waitFor(AT_MOST.toMillis(), TimeUnit.MILLISECONDS), () -> state + " does not end");
                System.out.printf("%s: %d ms after SIG%s%n", state, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since), signal);
                assertTrue(Set.of(INTERRUPTED, code).contains(process.exitValue()), () -> "It ended with " + process.exitValue());
                await().atMost(CHILDREN_AT_MOST).untilAsserted(() -> assertEquals(List.of(), alive(children)));
            } finally {
                kill(process);
            }
        }
    }

    private static List<String> alive(List<ProcessHandle> processes) {
        return processes.stream().filter(ProcessHandle::isAlive).map(one -> one.info().toString()).toList();
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor());
    }

    private static void kill(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertFalse(process.waitFor() < 0);
    }
}
