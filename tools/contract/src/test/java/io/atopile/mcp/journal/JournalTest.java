package io.atopile.mcp.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atopile.mcp.tool.Json;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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
    void aJournalThatCantBeKeptSaysSo() throws Exception {
        var blocked = Files.writeString(folder.resolve("file"), "").resolve("j.jsonl");
        var journal = new Journal(blocked, Journal.Durability.ON_DISK);
        assertThrows(UncheckedIOException.class, () -> journal.append(number(1)));
    }

    private static JsonNode number(int n) {
        return Json.object().put("n", n);
    }
}
