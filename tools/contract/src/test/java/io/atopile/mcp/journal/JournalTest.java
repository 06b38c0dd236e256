package io.atopile.mcp.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.Json;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class JournalTest {

    @TempDir
    Path folder;

    @Test
    void whatIsAppendedIsReadBackInOrder() {
        var journal = new Journal(folder.resolve("a/b.jsonl"), Journal.Durability.ON_DISK);
        assertEquals(0, journal.entries().size());
        journal.append(number(1));
        journal.append(number(2));
        assertEquals("[{\"n\":1}, {\"n\":2}]", journal.entries().toString());
    }

    @Test
    void aTornTailIsNeverReadAndCutOffByTheNextEntry() throws Exception {
        var file = folder.resolve("torn.jsonl");
        var journal = new Journal(file, Journal.Durability.WITH_THE_SYSTEM);
        journal.append(number(1));
        var torn = "{\"n\":" + "9".repeat(10_000);
        for (var length : new int[] {1, 6, 4096, torn.length()}) {
            var before = journal.entries().size();
            Files.writeString(file, torn.substring(0, length), StandardOpenOption.APPEND);
            assertEquals(before, journal.entries().size());
            journal.append(number(length));
            assertEquals(length, journal.entries().getLast().get("n").asInt());
            assertEquals(before + 1, journal.entries().size());
        }
    }

    @Test
    void theOldestEntriesMakeRoom() {
        var journal = new Journal(folder.resolve("long.jsonl"), Journal.Durability.ON_DISK);
        IntStream.range(0, 10).forEach(n -> journal.append(number(n)));
        journal.keepNewest(3);
        journal.append(number(10));
        journal.keepNewest(9);
        assertEquals("[{\"n\":7}, {\"n\":8}, {\"n\":9}, {\"n\":10}]", journal.entries().toString());
    }

    @Test
    void manyWritersLoseNothing() throws Exception {
        var file = folder.resolve("many.jsonl");
        var threads = new ArrayList<Thread>();
        for (var writer = 0; writer < 4; writer++) {
            var journal = new Journal(file, Journal.Durability.WITH_THE_SYSTEM);
            threads.add(Thread.startVirtualThread(
                    () -> IntStream.range(0, 50).forEach(n -> journal.append(number(n)))));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertEquals(200, new Journal(file, Journal.Durability.WITH_THE_SYSTEM).entries().size());
    }

    @Test
    void writersThatAreInterruptedLoseNothing() throws Exception {
        var file = folder.resolve("interrupted.jsonl");
        var writers = new ArrayList<Thread>();
        for (var writer = 0; writer < 4; writer++) {
            var journal = new Journal(file, Journal.Durability.WITH_THE_SYSTEM);
            writers.add(Thread.ofPlatform().start(() -> IntStream.range(0, 50).forEach(n -> {
                Thread.currentThread().interrupt();
                journal.append(number(n));
                journal.entries();
            })));
        }
        while (writers.stream().anyMatch(Thread::isAlive)) {
            writers.forEach(Thread::interrupt);
            Thread.onSpinWait();
        }
        assertEquals(200, new Journal(file, Journal.Durability.WITH_THE_SYSTEM).entries().size());
    }

    @Test
    void aWriterThatWaitsForAnotherProcessStaysInterrupted() throws Exception {
        var file = folder.resolve("held.jsonl");
        var journal = new Journal(file, Journal.Durability.WITH_THE_SYSTEM);
        journal.append(number(1));
        var holder = new ProcessBuilder("python3", "-c", """
                import fcntl, sys
                file = open(sys.argv[1], 'r+')
                fcntl.lockf(file, fcntl.LOCK_EX)
                print('held', flush=True)
                sys.stdin.read()
                """, file.toString()).start();
        try {
            assertEquals("held", holder.inputReader().readLine());
            var interrupted = new AtomicBoolean();
            var writer = Thread.ofPlatform().start(() -> {
                journal.append(number(2));
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            writer.interrupt();
            assertFalse(writer.join(Duration.ofMillis(300)));
            holder.getOutputStream().close();
            assertTrue(writer.join(Duration.ofSeconds(60)));
            assertTrue(interrupted.get());
            assertEquals(2, journal.entries().size());
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void aJournalThatCantBeKeptSaysSo() throws Exception {
        var blocked = Files.writeString(folder.resolve("file"), "").resolve("j.jsonl");
        var journal = new Journal(blocked, Journal.Durability.ON_DISK);
        assertThrows(UncheckedIOException.class, () -> journal.append(number(1)));
    }

    private static JsonNode number(int n) {
        return Json.object().put("n", n);
    }
}
