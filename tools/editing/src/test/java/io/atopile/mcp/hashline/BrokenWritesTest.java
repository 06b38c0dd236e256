package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static io.atopile.mcp.hashline.Texts.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.file.AtomicFile;
import io.atopile.mcp.file.PathLocks;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.WriteStep;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A change that can't be made, or not be recorded, leaves the file as it is and says so. */
final class BrokenWritesTest {

    private static final String BEFORE = "a\nb\nc\n";
    private static final String NOT_REMEMBERED = "the state directory can't be written; read the file again before the next edit";

    @TempDir
    Path temporary;

    private Path root = Path.of("");

    @BeforeEach
    void write() throws IOException {
        root = Files.createDirectory(temporary.toRealPath().resolve("project"));
        Files.writeString(root.resolve("main.ato"), BEFORE);
    }

    /** A change of main.ato, or of new.ato, which doesn't exist. */
    interface Change {
        Object make(EditingContext kit, Inside place, Inside other) throws InterruptedException;
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                row("replace", (kit, place, _) -> new FileCreator(kit).create(place, "x\n", Optional.of(lines(BEFORE).revision().toShortForm()), false)),
                row("create", (kit, _, other) -> new FileCreator(kit).create(other, "x\n", Optional.empty(), false)),
                row("remove", (kit, place, _) -> new FileRemover(kit).remove(place, Optional.empty())),
                row("move", (kit, place, other) -> new FileMover(kit).move(place, other, Optional.empty())),
                row("rewrite", (kit, place, _) -> new FileRewriter(kit).rewrite(place, lines(BEFORE), "x\n")),
                row("edit", (kit, place, _) -> new Editor(kit).edit(place, request(new LineEdit.Append("x")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aFailedWriteIsRecordedAsTakenBack(String name, Change change) throws Exception {
        var outcome = change.make(kit(step -> failAt(step, WriteStep.COMPARED)), place("main.ato"), place("new.ato"));
        assertEquals(ChangeRefusal.of(Kind.STORAGE, "The file can't be written: no disk"), assertInstanceOf(RefusedChange.class, outcome).refusal());
        checkUntouched();
        var changes = kit(_ -> {}).snapshots().getHistory(name.equals("create") ? "new.ato" : "main.ato").changes();
        assertEquals(2, changes.size());
        assertEquals(Optional.of(changes.getFirst().id()), changes.getLast().undoes());
        var undone = new ChangeReverter(kit(_ -> {}), ProjectBoundary.of(root)).undo(place("main.ato"), Optional.empty());
        assertEquals("No recorded change led to the file's current content", assertInstanceOf(RefusedChange.class, undone).refusal().message());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void withoutARecordNothingIsChanged(String name, Change change) throws Exception {
        var message = "The state directory can't be written, so the change could not be undone later; is the disk full?";
        var history = kit(_ -> {}).snapshots().getHistoryStore(name.equals("create") ? "new.ato" : "main.ato");
        history.remember(ChangeRecord.ofCreation(lines("y\n").revision()));
        try (var files = Files.walk(temporary)) {
            var journal = files.filter(file -> file.endsWith("edits.jsonl")).findFirst().orElseThrow();
            Files.delete(journal);
            Files.createDirectory(journal);
        }
        var outcome = change.make(kit(_ -> {}), place("main.ato"), place("new.ato"));
        assertEquals(ChangeRefusal.of(Kind.STORAGE, message), assertInstanceOf(RefusedChange.class, outcome).refusal());
        checkUntouched();
    }

    @Test
    void withoutLocksNothingIsChanged() throws Exception {
        Files.writeString(temporary.resolve("state"), "");
        var refused = assertInstanceOf(RefusedChange.class, new FileRemover(kit(_ -> {})).remove(place("main.ato"), Optional.empty()));
        assertEquals(Kind.STORAGE, refused.refusal().kind());
        checkUntouched();
    }

    @Test
    void whoIsOvertakenOnceIsAheadTheSecondTime() throws Exception {
        var text = lines(BEFORE);
        kit(_ -> {}).snapshots().serve("main.ato", text, Texts.everything(text));
        var others = new ArrayDeque<>(List.of("z\n" + BEFORE));
        var made = assertInstanceOf(EditOutcome.Made.class, new Editor(kit(step -> overtake(step, others))).edit(place("main.ato"), request(new LineEdit.Delete(Texts.span(text, 3, 3)))));
        assertEquals("z\na\nb\n", Files.readString(root.resolve("main.ato")));
        assertEquals(List.of(new RelocatedEdit(0, LineRange.of(4), RelocatedEdit.By.DRIFT)), made.plan().moved());
    }

    @Test
    void whoIsOvertakenTwiceGivesUp() throws Exception {
        var others = new ArrayDeque<>(List.of("1\n", "2\n", "3\n"));
        var outcome = new Editor(kit(step -> overtake(step, others))).edit(place("main.ato"), request(new LineEdit.Append("x")));
        assertEquals(
                ChangeRefusal.of(Kind.CHANGED_MEANWHILE, "Someone else changed the file during this change; read it again"),
                assertInstanceOf(RefusedChange.class, outcome).refusal());
        assertEquals("2\n", Files.readString(root.resolve("main.ato")));
    }

    @Test
    void aChangeThatCantBeShownIsMadeWithAWarning() throws Exception {
        var served = history("main.ato").resolve(lines(BEFORE + "x\n").revision().digest() + ".served");
        Files.createDirectories(served);
        var made = assertInstanceOf(EditOutcome.Made.class, new Editor(kit(_ -> {})).edit(place("main.ato"), request(new LineEdit.Append("x"))));
        assertEquals(List.of(NOT_REMEMBERED), made.warnings());
        assertEquals(BEFORE + "x\n", Files.readString(root.resolve("main.ato")));
    }

    @Test
    void aRefusalThatCantBeShownComesWithoutLines() throws Exception {
        Files.createDirectories(history("main.ato").resolve(lines(BEFORE).revision().digest() + ".served"));
        var text = lines(BEFORE);
        var refused = assertInstanceOf(RefusedChange.class, new Editor(kit(_ -> {})).edit(place("main.ato"), request(new LineEdit.Delete(Texts.span(text, 2, 2)))));
        assertEquals(Kind.BAD_ANCHOR, refused.refusal().kind());
        assertEquals(Optional.empty(), refused.current());
    }

    @Test
    void aMoveWithoutItsHistoryIsMadeWithAWarning() throws Exception {
        var text = lines(BEFORE);
        kit(_ -> {}).snapshots().serve("main.ato", text, Texts.everything(text));
        Files.writeString(history("new.ato"), "");
        var moved = assertInstanceOf(ChangeOutcome.Done.class, new FileMover(kit(_ -> {})).move(place("main.ato"), place("new.ato"), Optional.empty()));
        assertEquals(List.of(NOT_REMEMBERED), moved.warnings());
        assertEquals(BEFORE, Files.readString(root.resolve("new.ato")));
    }

    /** Where a file's history is kept; its parent exists afterwards. */
    private Path history(String name) throws IOException {
        var store = kit(_ -> {}).snapshots().getHistoryStore(name);
        store.remember(ChangeRecord.ofCreation(lines("y\n").revision()));
        try (var files = Files.walk(temporary.resolve("state"))) {
            var folder = files.filter(file -> file.endsWith("path") && readPath(file).equals(name)).findFirst().orElseThrow().resolveSibling("");
            try (var inside = Files.list(folder)) {
                for (var file : inside.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
            return folder;
        }
    }

    private static String readPath(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private void overtake(WriteStep step, Deque<String> others) throws IOException {
        if (step == WriteStep.FORCED && !others.isEmpty()) {
            Files.writeString(root.resolve("main.ato"), others.removeFirst());
        }
    }

    private static void failAt(WriteStep step, WriteStep which) throws IOException {
        if (step == which) {
            throw new IOException("no disk");
        }
    }

    private void checkUntouched() throws IOException {
        assertEquals(BEFORE, Files.readString(root.resolve("main.ato")));
        try (var files = Files.list(root)) {
            assertTrue(files.allMatch(file -> file.endsWith("main.ato")));
        }
    }

    private EditingContext kit(AtomicFile.Probe probe) {
        var state = temporary.resolve("state");
        return new EditingContext(SnapshotStore.of(state, root, SnapshotStore.Limits.USUAL), new AtomicFile(probe), new PathLocks(state.resolve("locks")));
    }

    private Inside place(String name) {
        return new Inside(root.resolve(name), name);
    }

    private static Arguments row(String name, Change change) {
        return Arguments.of(name, change);
    }
}
