package io.atopile.mcp.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.journal.Journal.Durability;
import io.atopile.mcp.journal.TimeOrderedId;
import io.atopile.mcp.tool.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationStoreTest {

    @TempDir
    Path root;

    private OperationStore<OperationDirectory> store = new OperationStore<>(Path.of(""), _ -> false, OperationDirectory::new);

    @BeforeEach
    void open() {
        store = new OperationStore<>(root.resolve("runs"), id -> TimeOrderedId.isOne('x', id), OperationDirectory::new);
    }

    private OperationDirectory create(long second) {
        return store.create(TimeOrderedId.of('x', Instant.ofEpochSecond(second)), "texts");
    }

    @Test
    void directoriesArePrivateFoundByIdAndListedNewestFirst() throws Exception {
        assertEquals(List.of(), store.list());
        var old = create(1_800_000_000);
        var recent = create(1_800_000_001);
        Files.createDirectory(root.resolve("runs/other"));
        assertEquals(List.of(recent.id(), old.id()), store.list().stream().map(OperationDirectory::id).toList());
        assertEquals(Optional.of(old.path()), store.find(old.id()).map(OperationDirectory::path));
        assertTrue(store.find("other").isEmpty());
        assertTrue(store.find("../runs").isEmpty());
        for (var place : List.of(root.resolve("runs"), old.path(), old.path().resolve("texts"))) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));
        }
    }

    @Test
    void whatIsExecutedIsNotDeleted() throws Exception {
        var run = create(1_800_000_000);
        Files.writeString(run.path().resolve("texts/one"), "text");
        try (var _ = run.lease().orElseThrow()) {
            assertTrue(run.isDriven());
            assertFalse(store.delete(run));
            assertTrue(Files.exists(run.path().resolve("texts/one")));
        }
        assertFalse(run.isDriven());
        assertTrue(store.delete(run));
        assertEquals(List.of(), store.list());
    }

    @Test
    void linesThatAreNoEventsAreCounted() throws Exception {
        var run = create(1_800_000_000);
        try (var journal = run.openJournal()) {
            journal.append(Json.object().put("event", "a"), Durability.ON_DISK);
        }
        Files.writeString(run.journal(), "{\"other\":1}\nnoise\n{\"event\":\"b\"}\n", StandardOpenOption.APPEND);
        var read = run.readEvents(line -> Optional.ofNullable(line.path("event").asString(null)));
        assertEquals(new OperationDirectory.JournaledEvents<>(List.of("a", "b"), 2, false), read);
        Files.writeString(run.journal(), "{\"other\":2}\n", StandardOpenOption.APPEND);
        assertTrue(run.readEvents(line -> Optional.ofNullable(line.path("event").asString(null))).endsDamaged());
    }
}
