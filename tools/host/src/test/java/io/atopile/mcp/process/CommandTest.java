package io.atopile.mcp.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

    private static final String MARK = "COMMAND_TEST";

    @TempDir
    Path directory;

    private final String id = UUID.randomUUID().toString();

    @Test
    void bothStreamsAndTheCodeComeBack() throws Exception {
        var exited = assertInstanceOf(Completion.Exited.class, shell("echo out; echo err >&2; exit 3", 5_000).run());
        assertEquals(new Completion.Exited(3, "out\n", "err\n"), exited);
    }

    @Test
    void nothingIsReadFromOurOwnInput() throws Exception {
        var exited = assertInstanceOf(Completion.Exited.class, shell("cat", 5_000).run());
        assertEquals(new Completion.Exited(0, "", ""), exited);
    }

    @Test
    void moreOutputThanTheLimitIsDrainedAndCut() throws Exception {
        var exited = assertInstanceOf(
                Completion.Exited.class, shell("head -c 3000000 /dev/zero | tr '\\0' x; echo done >&2", 5_000).run());
        assertEquals(1000, exited.output().length());
        assertEquals("done\n", exited.errors());
    }

    @Test
    void theEnvironmentIsOnlyWhatWasGiven() throws Exception {
        var exited = assertInstanceOf(Completion.Exited.class, shell("/usr/bin/env", 5_000).run());
        assertTrue(exited.output().contains(MARK + "=" + id), exited.output());
        assertTrue(!exited.output().contains("HOME="), exited.output());
    }

    @Test
    void theDeadlineKillsTheWholeFamily() throws Exception {
        assertInstanceOf(Completion.TimedOut.class, shell("sleep 60 & sleep 60", 200).run());
        await().until(() -> Processes.marked(MARK, id).isEmpty());
    }

    @Test
    void anInterruptedCallerLeavesNothing() throws Exception {
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                shell("sleep 60 & sleep 60", 60_000).run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> Processes.marked(MARK, id).size() >= 3);
        caller.interrupt();
        assertTrue(caller.join(Duration.ofSeconds(5)));
        await().until(() -> Processes.marked(MARK, id).isEmpty());
    }

    @Test
    void aProgramThatIsNotThereIsSaidSo() throws Exception {
        var command = new Command(
                List.of("/nonexistent/ato"), directory, Map.of(), Duration.ofSeconds(1), 1000);
        assertEquals(new Completion.NotStarted("ato is not an executable file"), command.run());
    }

    private Command shell(String script, long millis) {
        return new Command(
                List.of("/bin/sh", "-c", script), directory, Map.of(MARK, id), Duration.ofMillis(millis), 1000);
    }
}
