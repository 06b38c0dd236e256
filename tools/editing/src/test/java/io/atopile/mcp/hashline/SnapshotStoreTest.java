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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SnapshotStoreTest {

    private static final Path PROJECT = Path.of("/somewhere/board");

    @TempDir
    Path state;

    @Test
    void rememberedLinesOutliveTheProcess() throws IOException {
        var text = lines("a\nb\nc\nd\n");
        store().serve("main.ato", text, List.of(new LineRange(1, 2)));
        store().serve("main.ato", text, List.of(LineRange.of(4)));

        var served = store().getHistory("main.ato").findServed(text.revision()).orElseThrow();
        assertEquals(List.of(true, true, false, true), IntStream.rangeClosed(1, 4).mapToObj(served::has).toList());
        assertEquals(3, served.findFirstMissing(new LineRange(1, 4)));
        assertEquals(0, served.findFirstMissing(new LineRange(1, 2)));
        assertTrue(served.matches(text.anchor(2)));
        assertFalse(served.matches(text.anchor(3)));
        assertFalse(served.matches(new Anchor(2, text.anchor(1).hash())));
        assertTrue(store().getHistory("main.ato").findText(text.revision()).orElseThrow().hasSameBytes(text));
    }

    @Test
    void filesProjectsAndRevisionsAreKeptApart() throws IOException {
        var text = lines("a\n");
        store().serve("main.ato", text, List.of(LineRange.of(1)));
        assertEquals(Optional.empty(), store().getHistory("other.ato").findServed(text.revision()));
        assertEquals(Optional.empty(), store().getHistory("main.ato").findServed(lines("b\n").revision()));
        var elsewhere = SnapshotStore.of(state, Path.of("/elsewhere"), Limits.USUAL);
        assertEquals(Optional.empty(), elsewhere.getHistory("main.ato").findServed(text.revision()));
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
                store().getHistory("main.ato").listShownRevisions());
    }

    @Test
    void aTornEntryOrAForeignFileIsSkipped() throws IOException {
        var text = lines("a\nb\nc\n");
        store().serve("main.ato", text, List.of(LineRange.of(1)));
        var log = log(text);
        Files.writeString(log, Files.readString(log) + "3 4f2");
        Files.writeString(log.resolveSibling("notes.served"), "1 4f2a\n");
        store().serve("main.ato", text, List.of(LineRange.of(2)));

        var served = store().getHistory("main.ato").findServed(text.revision()).orElseThrow();
        assertEquals(List.of(true, true, false), List.of(served.has(1), served.has(2), served.has(3)));
        assertEquals(1, store().getHistory("main.ato").listShownRevisions().size());
    }

    @Test
    void aTextThatIsNotWhatItsNameSaysIsNoAuthority() throws IOException {
        var text = lines("a\nb\n");
        store().serve("main.ato", text, List.of(new LineRange(1, 2)));
        var kept = log(text).resolveSibling(text.revision().digest() + ".text");
        Files.writeString(kept, "a\nX\n");
        assertEquals(Optional.empty(), store().getHistory("main.ato").findText(text.revision()));
    }

    @Test
    void oldRevisionsOfAFileMakeRoom() throws IOException {
        var store = SnapshotStore.of(state, PROJECT, new Limits(3, 4, 1 << 20));
        for (var i = 0; i < 6; i++) {
            store.serve("main.ato", lines("text " + i), List.of(LineRange.of(1)));
            age(lines("text " + i), i);
        }
        var past = store.getHistory("main.ato");
        assertEquals(
                IntStream.rangeClosed(2, 5).mapToObj(i -> lines("text " + (7 - i)).revision()).toList(), past.listShownRevisions());
        assertEquals(List.of("text 5", "text 4", "text 3"), past.listShownRevisions().stream()
                .flatMap(revision -> past.findText(revision).stream())
                .map(text -> text.getText(1))
                .toList());
    }

    @Test
    void theLongestUnusedTextOfTheProjectMakesRoom() throws IOException {
        var store = SnapshotStore.of(state, PROJECT, new Limits(10, 10, 250));
        for (var file : List.of("a", "b", "c")) {
            store.serve(file, lines(file.repeat(100)), List.of(LineRange.of(1)));
            age(lines(file.repeat(100)), file.charAt(0));
        }
        assertFalse(isKept(store, "a", 100));
        assertTrue(isKept(store, "b", 100));
        assertTrue(isKept(store, "c", 100));

        store.serve("d", lines("d".repeat(1_000)), List.of(LineRange.of(1)));
        assertTrue(isKept(store, "d", 1_000), "what was just shown stays, however large");
    }

    @Test
    void textsUpToTheLimitStay() throws IOException {
        var store = SnapshotStore.of(state, PROJECT, new Limits(10, 10, 300));
        for (var file : List.of("a", "b", "c")) {
            store.serve(file, lines(file.repeat(100)), List.of(LineRange.of(1)));
            age(lines(file.repeat(100)), file.charAt(0));
        }
        assertTrue(isKept(store, "a", 100));
        store.serve("d", lines("d".repeat(100)), List.of(LineRange.of(1)));
        assertEquals(List.of(false, true, true, true), Stream.of("a", "b", "c", "d").map(file -> isKept(store, file, 100)).toList());
    }

    @Test
    void aTextThatACrashToreIsStoredAgain() throws IOException {
        var text = lines("a\nb\n");
        store().serve("main.ato", text, List.of(LineRange.of(1)));
        Files.writeString(log(text).resolveSibling(text.revision().digest() + ".text"), "a\n");
        store().serve("main.ato", text, List.of(LineRange.of(1)));
        assertTrue(store().getHistory("main.ato").findText(text.revision()).isPresent());
    }

    @Test
    void linesThatAreShownAgainTakeNoRoom() throws IOException {
        var text = lines("a\nb\nc\n");
        store().serve("main.ato", text, List.of(new LineRange(1, 2)));
        age(text, 0);
        var size = Files.size(log(text));
        store().serve("main.ato", text, List.of(LineRange.of(2), LineRange.of(1)));
        assertEquals(size, Files.size(log(text)));
        assertTrue(Files.getLastModifiedTime(log(text)).toMillis() > 1_000_000);
        store().serve("main.ato", text, List.of(new LineRange(2, 3)));
        assertTrue(store().getHistory("main.ato").findServed(text.revision()).orElseThrow().has(3));
    }

    @Test
    void aTextOfWhichNothingWasShownHasNoShownLines() throws IOException {
        var text = lines("a\n");
        store().serve("main.ato", text, List.of());
        assertEquals(Optional.empty(), store().getHistory("main.ato").findServed(text.revision()));
        assertTrue(store().getHistory("main.ato").findText(text.revision()).isPresent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "1 4f2a|1:4f2a", "3 4f2a0001|3:4f2a 4:0001", "1 4f2ag|1:4f2a", "1 4f2a00|1:4f2a", "1 4f2a00zz0001|1:4f2a", "1 4f2|", "0 4f2a|", "1|", "1 |", " 1 4f2a|", "x 4f2a|", "-1 4f2a|",
        "1x 4f2a|", "1234567890 4f2a|", "300 4f2a|300:4f2a", "5000 ffff|5000:ffff", "1 4F2A|1:4f2a",
    })
    void aDamagedRecordCountsAsFarAsItIsWhole(String entry, @Nullable String anchors) throws IOException {
        var file = state.resolve("lines.served");
        Files.writeString(file, entry);
        var served = new ServedLinesLog(file).read().orElseThrow();
        var found = IntStream.rangeClosed(1, 5_001).filter(served::has).boxed().toList();
        var expected = anchors == null ? List.<Anchor>of() : Stream.of(anchors.split(" ", -1)).map(anchor -> Anchor.parse(anchor).orElseThrow()).toList();
        assertEquals(expected.stream().map(Anchor::line).toList(), found);
        assertTrue(expected.stream().allMatch(served::matches), entry);
    }

    @Test
    void aHashLeadsToTheFirstLineThatHasIt() throws IOException {
        var file = state.resolve("lines.served");
        Files.writeString(file, "2 4f2a4f2b4f2a\n300 0001");
        var served = new ServedLinesLog(file).read().orElseThrow();
        assertEquals(List.of(2, 3, 300, 0), List.of(served.findLine(0x4f2a), served.findLine(0x4f2b), served.findLine(1), served.findLine(0)));
        assertEquals(5, served.findFirstMissing(new LineRange(2, 5)));
        assertEquals(1, served.findFirstMissing(new LineRange(1, 4)));
        assertEquals(0, served.findFirstMissing(new LineRange(2, 4)));
    }

    private static boolean isKept(SnapshotStore store, String file, int length) {
        return store.getHistory(file).findText(lines(file.repeat(length)).revision()).isPresent();
    }

    @Test
    void nobodyElseCanLookIn() throws IOException {
        store().serve("main.ato", lines("a\n"), List.of(LineRange.of(1)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log(lines("a\n")).getParent())));
    }

    private SnapshotStore store() {
        return SnapshotStore.of(state, PROJECT, Limits.USUAL);
    }

    private void age(TextLines text, int seconds) throws IOException {
        Files.setLastModifiedTime(log(text), FileTime.fromMillis(1_000_000 + seconds * 1_000L));
    }

    private Path log(TextLines text) throws IOException {
        var name = text.revision().digest() + ".served";
        try (var files = Files.walk(state)) {
            return files.filter(file -> file.getFileName().toString().equals(name)).findFirst().orElseThrow();
        }
    }
}
