package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.hashline.SnapshotStore.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotStoreTest {

    private static final Path PROJECT = Path.of("/somewhere/board");

    @TempDir
    Path state;

    @Test
    void rememberedLinesOutliveTheProcess() throws IOException {
        var text = lines("a\nb\nc\nd\n");
        store().serve("main.ato", text, List.of(new LineRange(1, 2)));
        store().serve("main.ato", text, List.of(LineRange.of(4)));

        var again = store().of("main.ato", lines("a\nb\nc\nd\n")).orElseThrow();
        assertEquals(List.of(true, true, false, true), IntStream.rangeClosed(1, 4).mapToObj(again.served()::has).toList());
        assertEquals(3, again.served().firstMissing(new LineRange(1, 4)));
        assertEquals(0, again.served().firstMissing(new LineRange(1, 2)));
        assertTrue(again.confirms(text.anchor(2)));
        assertFalse(again.confirms(text.anchor(3)));
        assertTrue(store().load("main.ato", text.revision()).orElseThrow().lines().sameBytes(text));
    }

    @Test
    void filesProjectsAndRevisionsAreKeptApart() throws IOException {
        var text = lines("a\n");
        store().serve("main.ato", text, List.of(LineRange.of(1)));
        assertEquals(Optional.empty(), store().of("other.ato", text));
        assertEquals(Optional.empty(), store().of("main.ato", lines("b\n")));
        assertEquals(Optional.empty(), SnapshotStore.of(state, Path.of("/elsewhere"), Limits.USUAL).of("main.ato", text));
    }

    @Test
    void revisionsComeNewestFirst() throws IOException {
        for (var i = 0; i < 3; i++) {
            var text = lines("text " + i);
            store().serve("main.ato", text, List.of(LineRange.of(1)));
            age(text, i);
        }
        assertEquals(
                List.of(lines("text 2").revision(), lines("text 1").revision(), lines("text 0").revision()),
                store().revisions("main.ato"));
    }

    @Test
    void aTornEntryOrAForeignFileIsSkipped() throws IOException {
        var text = lines("a\nb\nc\n");
        store().serve("main.ato", text, List.of(LineRange.of(1)));
        var log = log(text);
        Files.writeString(log, Files.readString(log) + "3-");
        Files.writeString(log.resolveSibling("notes.served"), "1-3\n");
        store().serve("main.ato", text, List.of(LineRange.of(2)));

        var served = store().of("main.ato", text).orElseThrow().served();
        assertEquals(List.of(true, true, false), List.of(served.has(1), served.has(2), served.has(3)));
        assertEquals(1, store().revisions("main.ato").size());
    }

    @Test
    void aTextThatIsNotWhatItsNameSaysIsNoAuthority() throws IOException {
        var text = lines("a\nb\n");
        store().serve("main.ato", text, List.of(new LineRange(1, 2)));
        var kept = log(text).resolveSibling(text.revision().digest() + ".text");
        Files.writeString(kept, "a\nX\n");
        assertEquals(Optional.empty(), store().load("main.ato", text.revision()));
    }

    @Test
    void oldRevisionsOfAFileMakeRoom() throws IOException {
        var store = SnapshotStore.of(state, PROJECT, new Limits(3, 1 << 20));
        for (var i = 0; i < 6; i++) {
            store.serve("main.ato", lines("text " + i), List.of(LineRange.of(1)));
            age(lines("text " + i), i);
        }
        assertEquals(List.of("text 5", "text 4", "text 3"), store.revisions("main.ato").stream()
                .map(revision -> store.load("main.ato", revision).orElseThrow().lines().text(1))
                .toList());
    }

    @Test
    void theLongestUnusedTextOfTheProjectMakesRoom() throws IOException {
        var store = SnapshotStore.of(state, PROJECT, new Limits(10, 250));
        for (var file : List.of("a", "b", "c")) {
            store.serve(file, lines(file.repeat(100)), List.of(LineRange.of(1)));
        }
        assertEquals(Optional.empty(), store.of("a", lines("a".repeat(100))));
        assertTrue(store.of("b", lines("b".repeat(100))).isPresent());
        assertTrue(store.of("c", lines("c".repeat(100))).isPresent());

        store.serve("d", lines("d".repeat(1_000)), List.of(LineRange.of(1)));
        assertTrue(store.load("d", lines("d".repeat(1_000)).revision()).isPresent(), "what was just shown stays, however large");
    }

    @Test
    void nobodyElseCanLookIn() throws IOException {
        store().serve("main.ato", lines("a\n"), List.of(LineRange.of(1)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log(lines("a\n")).getParent())));
    }

    private SnapshotStore store() {
        return SnapshotStore.of(state, PROJECT, Limits.USUAL);
    }

    private void age(Lines text, int seconds) throws IOException {
        Files.setLastModifiedTime(log(text), FileTime.fromMillis(1_000_000 + seconds * 1_000L));
    }

    private Path log(Lines text) throws IOException {
        var name = text.revision().digest() + ".served";
        try (var files = Files.walk(state)) {
            return files.filter(file -> file.getFileName().toString().equals(name)).findFirst().orElseThrow();
        }
    }
}
