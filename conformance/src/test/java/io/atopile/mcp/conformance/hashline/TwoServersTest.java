package io.atopile.mcp.conformance.hashline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.file.PathLocks;
import io.atopile.mcp.hashline.ChangeOutcome;
import io.atopile.mcp.hashline.ChangeReverter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several servers on one project: none loses what another wrote, and anchors of one are understood by all. */
final class TwoServersTest {

    private static final int TIMES = 40;

    @TempDir
    Path temporary;

    @Test
    void everyEditOfEveryServerIsMade() throws Exception {
        var at = Workplace.in(temporary);
        at.write("main.ato", "module Main:\n");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var other = new ProcessBuilder(List.of(
                        java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Appending.class.getName(),
                        at.root().toString(), at.state().toString(), "other", Integer.toString(TIMES)))
                .inheritIO()
                .start();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var here = List.<Callable<Boolean>>of(append(at, "one"), append(at, "two"));
            for (var done : threads.invokeAll(here)) {
                assertTrue(done.get());
            }
            assertTrue(other.waitFor(60, TimeUnit.SECONDS));
        } finally {
            other.destroyForcibly();
        }
        assertEquals(0, other.exitValue());
        var lines = Files.readAllLines(at.root().resolve("main.ato"));
        for (var name : List.of("one", "two", "other")) {
            assertEquals(
                    IntStream.range(0, TIMES).mapToObj(i -> "# " + name + " " + i).toList(),
                    lines.stream().filter(line -> line.startsWith("# " + name + " ")).toList());
        }
        assertEquals(1 + 3 * TIMES, lines.size());
        assertUndone(at, 3 * TIMES);
    }

    /** All three wrote one history, through which everything is taken back. */
    private static void assertUndone(Workplace at, int edits) throws Exception {
        for (var i = 0; i < Math.min(edits, 50); i++) {
            assertTrue(new ChangeReverter(at.kit(), at.scope()).undo(at.place("main.ato"), Optional.empty())
                    instanceof ChangeOutcome.Done, "undo " + i);
        }
        assertEquals(1 + edits - 50, Files.readAllLines(at.root().resolve("main.ato")).size());
    }

    @Test
    void aWriterWaitsForAnotherAndThenGivesUp() throws Exception {
        var file = List.of(temporary.resolve("main.ato"));
        var locks = new PathLocks(temporary.resolve("locks"));
        try (var held = locks.hold(file, Duration.ofSeconds(1));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertTrue(held.isComplete());
            var waiting = threads.submit(() -> {
                try (var second = new PathLocks(temporary.resolve("locks")).hold(file, Duration.ofMillis(50))) {
                    return second.isComplete();
                }
            });
            assertEquals(false, waiting.get());
        }
        try (var again = locks.hold(Stream.of("a", "b", "main.ato").map(temporary::resolve).toList(), Duration.ofSeconds(1))) {
            assertTrue(again.isComplete());
        }
    }

    private static Callable<Boolean> append(Workplace at, String name) {
        return () -> {
            Appending.append(at, name, TIMES);
            return true;
        };
    }
}
