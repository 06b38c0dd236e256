package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.hashline.ChangeRecord.Kind;
import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

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

    @Test
    void aChangeIsReadBackAsItWasWritten() throws IOException {
        var journal = new ChangeJournal(temporary.resolve("edits.jsonl"));
        var revision = lines("a\n").revision();
        var written = List.of(
                change(1, 2), ChangeRecord.ofCreation(revision), ChangeRecord.ofDeletion(revision, Optional.of("rw-r-----")), ChangeRecord.ofMove("old.ato", revision));
        for (var change : written) {
            journal.add(change);
        }
        assertEquals(written, journal.changes());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"hunks\":[{\"old_before\":-1,\"old_count\":0,\"new_before\":0,\"new_count\":0}]}",
        "{\"hunks\":[{\"old_before\":0,\"old_count\":-1,\"new_before\":0,\"new_count\":0}]}",
        "{\"hunks\":[{\"old_before\":0,\"old_count\":0,\"new_before\":-1,\"new_count\":0}]}",
        "{\"hunks\":[{\"old_before\":0,\"old_count\":0,\"new_before\":0,\"new_count\":-1}]}",
        "{\"id\":null}",
        "{\"at\":null}",
        "{\"kind\":null}",
        "{\"kind\":\"OTHER\"}",
        "{\"hunks\":null}",
        "{\"before\":{\"digest\":\"abc\"}}",
        "{\"after\":{\"digest\":null}}",
        "{\"after\":{\"digest\":\"../../etc/passwd\"}}"
    })
    void aDamagedChangeIsLeftOut(String damage) throws IOException {
        var file = temporary.resolve("edits.jsonl");
        var damaged = ((ObjectNode) Json.mapper().valueToTree(change(1, 1))).setAll((ObjectNode) Json.mapper().readTree(damage));
        Files.write(file, List.of(Json.mapper().writeValueAsString(damaged), "{", Json.mapper().writeValueAsString(change(2, 1)), Json.mapper().writeValueAsString(change(2, 3))));
        assertEquals(List.of(change(2, 1).hunks()), new ChangeJournal(file).changes().stream().map(ChangeRecord::hunks).toList());
    }

    @ParameterizedTest
    @CsvSource({"EDITED, EDITED", "CREATED, DELETED", "DELETED, CREATED", "MOVED, MOVED"})
    void anUndoIsTheOppositeChange(Kind kind, Kind opposite) {
        var before = kind == Kind.CREATED ? Optional.<FileRevision>empty() : Optional.of(lines("a\n").revision());
        var after = kind == Kind.DELETED ? Optional.<FileRevision>empty() : Optional.of(lines("b\n").revision());
        var from = kind == Kind.MOVED ? Optional.of("old.ato") : Optional.<String>empty();
        var change = new ChangeRecord("u1", Instant.EPOCH, kind, before, after, List.of(new DiffHunk(1, 2, 3, 4)), Optional.empty(), from, Optional.of("rw-------"));
        var back = change.toReverse("new.ato");
        assertEquals(
                new ChangeRecord(
                        back.id(), back.at(), opposite, after, before, List.of(new DiffHunk(3, 4, 1, 2)), Optional.of("u1"), from.map(_ -> "new.ato"), Optional.of("rw-------")),
                back);
        assertEquals(before.isPresent() && after.isPresent(), change.isScript());
    }

    @Test
    void anIdIsEightLettersThatArentMistakenForOthers() {
        var ids = IntStream.range(0, 500).mapToObj(_ -> ChangeRecord.generateId()).collect(Collectors.toSet());
        assertEquals(500, ids.size());
        assertTrue(ids.stream().allMatch(id -> id.matches("u[a-km-np-z2-9]{8}")), ids::toString);
    }
}
