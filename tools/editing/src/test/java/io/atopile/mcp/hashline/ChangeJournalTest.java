package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.hashline.ChangeRecord.Kind;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChangeJournalTest {

    @TempDir
    Path temporary;

    private static ChangeRecord change(int number, int hunks) {
        return ChangeRecord.ofEdit("c" + number, lines("a\n").revision(), lines("b\n").revision(), Collections.nCopies(hunks, new DiffHunk(100_000, 1, 100_000, 1)));
    }

    /** A journal of 450 changes, one more added. */
    private List<ChangeRecord> fill(int hunks) throws IOException {
        var file = temporary.resolve("edits.jsonl");
        Files.write(file, IntStream.rangeClosed(1, 450).mapToObj(number -> Json.mapper().writeValueAsString(change(number, hunks))).toList());
        var journal = new ChangeJournal(file);
        journal.add(change(451, hunks));
        return journal.changes();
    }

    @Test
    void aLargeJournalKeepsItsNewestChanges() throws IOException {
        var changes = fill(20);
        assertEquals(400, changes.size());
        assertEquals("c52", changes.getFirst().id());
        assertEquals("c451", changes.getLast().id());
    }

    @Test
    void aSmallJournalKeepsAll() throws IOException {
        assertEquals(451, fill(0).size());
    }

    @ParameterizedTest
    @CsvSource({
        "EDITED, WITH_THE_SYSTEM",
        "CREATED, WITH_THE_SYSTEM",
        "MOVED, WITH_THE_SYSTEM",
        "DELETED, ON_DISK"
    })
    void onlyADeletionWaitsForTheDisk(Kind kind, Durability durability) {
        assertEquals(durability, ChangeJournal.chooseDurability(kind));
    }
}
