package io.atopile.mcp.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.tool.Json;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalWriterTest {

    @TempDir
    Path folder;

    @Test
    void aTornLineIsCutOffHoweverLongItIs() throws Exception {
        var file = folder.resolve("events.jsonl");
        for (var length : new int[] {0, 1, 100, 4095, 4096, 10_000}) {
            Files.writeString(file, "{\"n\":1}\n{\"n\":2}\n" + "x".repeat(length));
            try (var writer = new JournalWriter(file)) {
                writer.append(Json.object().put("n", 3), Durability.ON_DISK);
            }
            assertEquals("{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n", Files.readString(file));
        }
        Files.writeString(file, "x".repeat(5000));
        try (var writer = new JournalWriter(file)) {
            writer.append(Json.object().put("n", 4), Durability.WITH_THE_SYSTEM);
        }
        assertEquals(1, new Journal(file, Durability.WITH_THE_SYSTEM).entries().size());
    }

    @Test
    void anInterruptedThreadWritesLikeAnyOther() {
        var file = folder.resolve("events.jsonl");
        try (var writer = new JournalWriter(file)) {
            Thread.currentThread().interrupt();
            writer.append(Json.object().put("n", 1), Durability.ON_DISK);
            assertTrue(Thread.interrupted());
            writer.append(Json.object().put("n", 2), Durability.ON_DISK);
        }
        assertEquals(2, new Journal(file, Durability.ON_DISK).entries().size());
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertThrows(UncheckedIOException.class, () -> new JournalWriter(folder.resolve("gone/events.jsonl")));
    }
}
