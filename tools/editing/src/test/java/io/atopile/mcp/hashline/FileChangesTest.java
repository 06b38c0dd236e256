package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.ChangeOutcome.Done;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are created, replaced, moved, deleted and brought back, or left as they are with a reason. */
final class FileChangesTest {

    private static final String BEFORE = "a\nb\nc\n";
    private static final String REV = lines(BEFORE).revision().toShortForm();

    @TempDir
    Path temporary;

    private Path root = Path.of("");

    @BeforeEach
    void write() throws IOException {
        root = Files.createDirectory(temporary.toRealPath().resolve("project"));
        Files.writeString(root.resolve("main.ato"), BEFORE);
    }

    @Test
    void aNewFileIsShownWithAnchorsThatCanBeUsed() throws Exception {
        var done = done(create("sub/new.ato", "x\ny", Optional.empty()));
        assertEquals("x\ny", read("sub/new.ato"));
        assertEquals("sub/new.ato", done.path());
        assertEquals(List.of(new LineRange(1, 2)), done.region().whole());
        assertEquals(lines("x\ny").anchor(1) + "|x\n" + lines("x\ny").anchor(2) + "|y", done.region().content());
        assertTrue(kit().snapshots().getHistory("sub/new.ato").findServed(lines("x\ny").revision()).orElseThrow().has(2));
        assertEquals("", done(create("empty.ato", "", Optional.empty())).region().content());
    }

    @Test
    void aFileIsReplacedByWhoeverNamesItsRevision() throws Exception {
        var done = done(create("main.ato", "x\n", Optional.of(REV)));
        assertEquals("x\n", read("main.ato"));
        assertEquals(List.of(new DiffHunk(0, 3, 0, 1)), done.change().hunks());
        assertEquals(lines("x\n").anchor(1) + "|x", done.region().content());
    }

    @Test
    void whatCantBeCreatedIsRefused() throws Exception {
        check(Kind.TAKEN, "The file already exists; edit it, or pass its rev to replace all of it", create("main.ato", "x\n", Optional.empty()));
        check(Kind.STALE, "The file is now at revision %s, not aaaaaaaa".formatted(REV), create("main.ato", "x\n", Optional.of("aaaaaaaa")));
        check(Kind.MISSING, "There is no file to replace", create("new.ato", "x\n", Optional.of(REV)));
        check(Kind.BAD_EDIT, "The content was rejected: text contains a NUL character", create("new.ato", "x\0", Optional.empty()));
        check(
                Kind.BAD_EDIT,
                "The content was rejected: text contains a placeholder for omitted code ('...'); write every line in full, or set literal to true",
                create("new.ato", "x\n# ... existing code ...\n", Optional.empty()));
        Files.write(root.resolve("data.bin"), new byte[] {0});
        check(Kind.TAKEN, "A file that isn't text already exists there", create("data.bin", "x\n", Optional.empty()));
        Files.createDirectory(root.resolve("folder"));
        check(Kind.NOT_REPLACEABLE, "The path is a folder, not a file", create("folder", "x\n", Optional.empty()));
        Files.createLink(root.resolve("other.ato"), root.resolve("main.ato"));
        check(Kind.NOT_REPLACEABLE, "The file has more than one hard link; the others would keep the old content", create("main.ato", "x\n", Optional.of(REV)));
        assertEquals(BEFORE, read("main.ato"));
    }

    @Test
    void literalTextIsCreatedAsItIs() throws Exception {
        done(new FileCreator(kit()).create(place("new.ato"), "# ... existing code ...\n", Optional.empty(), true));
        assertEquals("# ... existing code ...\n", read("new.ato"));
    }

    @Test
    void aTextIsRewrittenOnlyAsItWasRead() throws Exception {
        var done = done(new FileRewriter(kit()).rewrite(place("main.ato"), lines(BEFORE), "a\nX\nc\n"));
        assertEquals(List.of(new DiffHunk(1, 1, 1, 1)), done.change().hunks());
        assertEquals("a\nX\nc\n", read("main.ato"));
        var late = new FileRewriter(kit()).rewrite(place("main.ato"), lines(BEFORE), "y\n");
        check(Kind.CHANGED_MEANWHILE, "Someone else changed the file in the meantime; read it again", late);
        var none = new FileRewriter(kit()).rewrite(place("none.ato"), lines(BEFORE), "y\n");
        check(Kind.CHANGED_MEANWHILE, "Someone else changed the file in the meantime; read it again", none);
        var binary = new FileRewriter(kit()).rewrite(place("main.ato"), lines("a\nX\nc\n"), "y\0");
        check(Kind.BAD_EDIT, "The result would be unusable: it contains NUL bytes; it is a binary file or UTF-16 text", binary);
    }

    @Test
    void aByteOrderMarkOutlivesARewrite() throws Exception {
        Files.writeString(root.resolve("main.ato"), "\uFEFFa\n");
        done(new FileRewriter(kit()).rewrite(place("main.ato"), lines("\uFEFFa\n"), "b\n"));
        assertEquals("\uFEFFb\n", read("main.ato"));
    }

    @Test
    void aMovedFileTakesItsHistoryAlong() throws Exception {
        kit().snapshots().serve("main.ato", lines(BEFORE), List.of(new LineRange(1, 3)));
        var done = done(move("main.ato", "sub/moved.ato", Optional.of(REV)));
        assertEquals("sub/moved.ato", done.path());
        assertEquals(Optional.of("main.ato"), done.change().movedFrom());
        assertFalse(Files.exists(root.resolve("main.ato")));
        assertEquals(BEFORE, read("sub/moved.ato"));
        assertTrue(kit().snapshots().getHistory("sub/moved.ato").findServed(lines(BEFORE).revision()).orElseThrow().has(3));
        assertEquals(List.of(), kit().snapshots().getHistory("main.ato").listShownRevisions());
        assertEquals(List.of(), kit().snapshots().getHistory("main.ato").changes());
    }

    @Test
    void whatCantBeMovedIsRefused() throws Exception {
        Files.writeString(root.resolve("other.ato"), "x\n");
        check(Kind.TAKEN, "'other.ato' already exists", move("main.ato", "other.ato", Optional.empty()));
        check(Kind.STALE, "The file is now at revision %s, not aaaaaaaa".formatted(REV), move("main.ato", "new.ato", Optional.of("aaaaaaaa")));
        check(Kind.MISSING, "There is no such file", move("none.ato", "new.ato", Optional.empty()));
        Files.createDirectory(root.resolve("folder"));
        check(Kind.NOT_REPLACEABLE, "The path is a folder, not a file", move("folder", "new.ato", Optional.empty()));
        check(Kind.TAKEN, "'folder' already exists", move("main.ato", "folder", Optional.empty()));
    }

    @Test
    void whatCantBeDeletedIsRefused() throws Exception {
        check(Kind.STALE, "The file is now at revision %s, not aaaaaaaa".formatted(REV), remove("main.ato", Optional.of("aaaaaaaa")));
        check(Kind.MISSING, "There is no such file", remove("none.ato", Optional.empty()));
        Files.createDirectory(root.resolve("folder"));
        check(Kind.NOT_REPLACEABLE, "The path is a folder, not a file", remove("folder", Optional.empty()));
    }

    @Test
    void aDeletedFileComesBackWithItsBytesAndMode() throws Exception {
        Files.write(root.resolve("main.ato"), new byte[] {'a', 0, 'b'});
        Files.setPosixFilePermissions(root.resolve("main.ato"), PosixFilePermissions.fromString("rw-r-----"));
        var removed = done(remove("main.ato", Optional.of(FileRevision.of(new byte[] {'a', 0, 'b'}).toShortForm())));
        assertEquals(Optional.of("rw-r-----"), removed.change().mode());
        assertFalse(Files.exists(root.resolve("main.ato")));
        var back = done(undo("main.ato", Optional.empty()));
        assertEquals(Optional.empty(), back.text());
        assertEquals(AnchoredPage.EMPTY, back.region());
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("main.ato"))));
        assertEquals(3, Files.size(root.resolve("main.ato")));
    }

    @Test
    void anUndoneCreationLeavesNoFolders() throws Exception {
        Files.createDirectory(root.resolve("kept"));
        done(create("kept/some/where/new.ato", "x\n", Optional.empty()));
        Files.writeString(root.resolve("kept/some/file"), "");
        done(undo("kept/some/where/new.ato", Optional.empty()));
        assertFalse(Files.exists(root.resolve("kept/some/where")));
        assertTrue(Files.exists(root.resolve("kept/some")));
        done(create("one/two/new.ato", "x\n", Optional.empty()));
        done(undo("one/two/new.ato", Optional.empty()));
        assertFalse(Files.exists(root.resolve("one")));
        assertTrue(Files.exists(root));
    }

    @Test
    void anUndoneMoveLeadsBack() throws Exception {
        done(move("main.ato", "moved.ato", Optional.empty()));
        assertEquals(Optional.of("main.ato"), reverter().findDestination(place("moved.ato"), Optional.empty()).map(Inside::relative));
        var back = done(undo("moved.ato", Optional.empty()));
        assertEquals("main.ato", back.path());
        assertEquals(Optional.of("moved.ato"), back.change().movedFrom());
        assertEquals(BEFORE, read("main.ato"));
        assertEquals(Optional.empty(), reverter().findDestination(place("none.ato"), Optional.empty()));
    }

    @Test
    void anUndoneEditShowsWhatCameBack() throws Exception {
        done(new FileRewriter(kit()).rewrite(place("main.ato"), lines(BEFORE), "a\nX\nc\n"));
        var back = done(undo("main.ato", Optional.empty()));
        assertEquals(BEFORE, read("main.ato"));
        assertEquals(List.of(new LineRange(1, 3)), back.region().whole());
        assertTrue(back.region().content().contains("|b"), back.region().content());
    }

    @Test
    void changesAreUndoneFromTheLastOneBack() throws Exception {
        var first = done(new FileRewriter(kit()).rewrite(place("main.ato"), lines(BEFORE), "1\n")).change().id();
        var second = done(new FileRewriter(kit()).rewrite(place("main.ato"), lines("1\n"), "2\n")).change().id();
        check(
                Kind.NOT_UNDOABLE,
                "The file has changed since that change; undo the later changes first, or edit the file",
                undo("main.ato", Optional.of(first)));
        done(undo("main.ato", Optional.of(second)));
        assertEquals("1\n", read("main.ato"));
        done(undo("main.ato", Optional.empty()));
        assertEquals(BEFORE, read("main.ato"));
        check(Kind.NOT_UNDOABLE, "No recorded change led to the file's current content", undo("main.ato", Optional.empty()));
    }

    @Test
    void whatCantBeUndoneIsRefused() throws Exception {
        check(Kind.NOT_UNDOABLE, "No recorded change led to the file's current content", undo("main.ato", Optional.empty()));
        check(Kind.NOT_UNDOABLE, "No change 'uabc' of this file is recorded; it may be too old", undo("main.ato", Optional.of("uabc")));
        done(new FileRewriter(kit()).rewrite(place("main.ato"), lines(BEFORE), "1\n"));
        kit().snapshots().getHistoryStore("main.ato").dropText(lines(BEFORE).revision());
        check(Kind.NOT_UNDOABLE, "The text from before that change is no longer stored", undo("main.ato", Optional.empty()));
        done(remove("main.ato", Optional.empty()));
        kit().snapshots().getHistoryStore("main.ato").dropText(lines("1\n").revision());
        check(Kind.NOT_UNDOABLE, "The file's content is no longer stored", undo("main.ato", Optional.empty()));
    }

    @Test
    void aMoveIsNotUndoneOntoAnotherFile() throws Exception {
        done(move("main.ato", "moved.ato", Optional.empty()));
        Files.writeString(root.resolve("main.ato"), "x\n");
        check(Kind.TAKEN, "'main.ato' already exists", undo("moved.ato", Optional.empty()));
        Files.delete(root.resolve("main.ato"));
        Files.createSymbolicLink(root.resolve("main.ato"), temporary.resolve("elsewhere"));
        check(Kind.NOT_UNDOABLE, "The file can't be moved back to its previous path", undo("moved.ato", Optional.empty()));
    }

    private ChangeOutcome create(String name, String text, Optional<String> revision) throws InterruptedException {
        return new FileCreator(kit()).create(place(name), text, revision, false);
    }

    private ChangeOutcome move(String name, String to, Optional<String> revision) throws InterruptedException {
        return new FileMover(kit()).move(place(name), place(to), revision);
    }

    private ChangeOutcome remove(String name, Optional<String> revision) throws InterruptedException {
        return new FileRemover(kit()).remove(place(name), revision);
    }

    private ChangeOutcome undo(String name, Optional<String> id) throws IOException, InterruptedException {
        return reverter().undo(place(name), id);
    }

    private ChangeReverter reverter() throws IOException {
        return new ChangeReverter(kit(), ProjectBoundary.of(root));
    }

    private EditingContext kit() {
        return EditingContext.of(temporary.resolve("state"), root);
    }

    private Inside place(String name) {
        return new Inside(root.resolve(name), name);
    }

    private String read(String name) throws IOException {
        return Files.readString(root.resolve(name));
    }

    private static Done done(ChangeOutcome outcome) {
        return assertInstanceOf(Done.class, outcome);
    }

    private static void check(Kind kind, String message, ChangeOutcome outcome) {
        assertEquals(ChangeRefusal.of(kind, message), assertInstanceOf(RefusedChange.class, outcome).refusal());
    }
}
