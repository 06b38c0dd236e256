package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static io.atopile.mcp.hashline.Texts.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.hashline.ChangePreview.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person is shown what a change would do, all of it, and nothing is changed by looking. */
final class ChangePreviewTest {

    private static final String BEFORE = "a\nb\nc\n";

    @TempDir
    Path temporary;

    private Path root = Path.of("");

    @BeforeEach
    void write() throws IOException {
        root = Files.createDirectory(temporary.toRealPath().resolve("project"));
        Files.writeString(root.resolve("main.ato"), BEFORE);
        Files.write(root.resolve("data.bin"), new byte[] {'a', 0, 'b'});
        Files.createDirectory(root.resolve("folder"));
    }

    @Test
    void anEditIsShownAsItsDifference() throws IOException {
        show();
        var edit = preview().edit(place("main.ato"), request(new LineEdit.Replace(Texts.span(lines(BEFORE), 2, 2), "x\ny")));
        check("1 line removed, 2 added", "@@ -1,3 +1,4 @@\n a\n-b\n+x\n+y\n c", edit);
        var none = preview().edit(place("main.ato"), request(new LineEdit.Replace(Texts.span(lines(BEFORE), 2, 2), "b")));
        check("nothing changes", "", none);
    }

    @Test
    void anEditThatWillBeRefusedSaysSo() {
        checkRefusal(
                "The current content of the file has not been read; read it before editing it",
                preview().edit(place("main.ato"), request(new LineEdit.Delete(Texts.span(lines(BEFORE), 2, 2)))));
        for (var name : new String[] {"none.ato", "data.bin", "folder"}) {
            checkRefusal("there is no such text file", preview().edit(place(name), request(new LineEdit.Append("x"))));
        }
    }

    @Test
    void aCreationIsShownAsAddedLinesOrAsADifference() {
        check("0 lines removed, 2 added", "@@ -0,0 +1,2 @@\n+x\n+y", preview().create(place("new.ato"), "x\ny\n"));
        check("1 line removed, 1 added", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c", preview().create(place("main.ato"), "a\nx\nc\n"));
        check("nothing changes", "", preview().create(place("main.ato"), BEFORE));
        check("nothing changes", "", preview().create(place("new.ato"), ""));
        checkRefusal("the content is not text", preview().create(place("new.ato"), "x\0"));
        checkRefusal("a file that isn't text already exists there", preview().create(place("data.bin"), "x\n"));
        checkRefusal("The path is a folder, not a file", preview().create(place("folder"), "x\n"));
    }

    @Test
    void aDeletionIsShownAsRemovedLines() {
        check("3 lines removed, 0 added", "@@ -1,3 +0,0 @@\n-a\n-b\n-c", preview().remove(place("main.ato")));
        check("3 bytes that are not text", "", preview().remove(place("data.bin")));
        checkRefusal("there is no such file", preview().remove(place("none.ato")));
        checkRefusal("The path is a folder, not a file", preview().remove(place("folder")));
    }

    @Test
    void aMoveIsShownWithItsContentOnRequest() {
        check("", "", preview().move(place("main.ato"), place("new.ato"), false));
        check("3 lines", "@@ -0,0 +1,3 @@\n+a\n+b\n+c", preview().move(place("main.ato"), place("new.ato"), true));
        check("3 bytes that are not text", "", preview().move(place("data.bin"), place("new.bin"), true));
        checkRefusal("there is no such file", preview().move(place("none.ato"), place("new.ato"), true));
        checkRefusal("the new path already exists", preview().move(place("main.ato"), place("data.bin"), true));
        checkRefusal("the new path already exists", preview().move(place("main.ato"), place("folder"), true));
        checkRefusal("The path is a folder, not a file", preview().move(place("folder"), place("new"), true));
    }

    @Test
    void theUndoOfAnEditIsShownAsItsReverse() throws Exception {
        new FileRewriter(kit()).rewrite(place("main.ato"), lines(BEFORE), "a\nx\nc\n");
        check("1 line removed, 1 added", "@@ -1,3 +1,3 @@\n a\n-x\n+b\n c", undo("main.ato"));
        kit().snapshots().getHistoryStore("main.ato").dropText(lines(BEFORE).revision());
        checkRefusal("the text from before that change is no longer stored", undo("main.ato"));
    }

    @Test
    void theUndoOfACreationIsShownAsADeletion() throws Exception {
        new FileCreator(kit()).create(place("new.ato"), "x\n", Optional.empty(), false);
        check("deletes the created file: 1 line removed, 0 added", "@@ -1,1 +0,0 @@\n-x", undo("new.ato"));
    }

    @Test
    void theUndoOfADeletionIsShownAsACreation() throws Exception {
        new FileRemover(kit()).remove(place("main.ato"), Optional.empty());
        check("restores the deleted file: 0 lines removed, 3 added", "@@ -0,0 +1,3 @@\n+a\n+b\n+c", undo("main.ato"));
        new FileRemover(kit()).remove(place("data.bin"), Optional.empty());
        check("restores the deleted file: not text", "", undo("data.bin"));
    }

    @Test
    void theUndoOfAMoveIsShownWithBothPaths() throws Exception {
        new FileMover(kit()).move(place("main.ato"), place("new.ato"), Optional.empty());
        check("moves the file back to main.ato", "", undo("new.ato"));
        for (var name : new String[] {"main.ato", "new.ato"}) {
            check(
                    "moves the file back to main.ato: 3 lines",
                    "@@ -0,0 +1,3 @@\n+a\n+b\n+c",
                    preview().undo(place("new.ato"), Optional.empty(), inside -> inside.relative().equals(name)));
        }
        Files.createSymbolicLink(root.resolve("main.ato"), temporary.resolve("elsewhere"));
        checkRefusal("the file can't be moved back to its previous path", undo("new.ato"));
    }

    @Test
    void anUndoThatWillBeRefusedSaysSo() throws Exception {
        checkRefusal("there is no such recorded change", undo("main.ato"));
        var first = ((ChangeOutcome.Done) new FileRewriter(kit()).rewrite(place("main.ato"), lines(BEFORE), "1\n")).change().id();
        Files.writeString(root.resolve("main.ato"), "2\n");
        checkRefusal("there is no such recorded change", undo("main.ato"));
        checkRefusal("the file has changed since", preview().undo(place("main.ato"), Optional.of(first), _ -> false));
    }

    @Test
    void eachChangeHasItsOwnBinding() {
        var create = preview().create(place("new.ato"), "x\n");
        assertEquals(create.binding(), preview().create(place("new.ato"), "x\n").binding());
        assertNotEquals(create.binding(), preview().create(place("new.ato"), "y\n").binding());
        assertNotEquals(create.binding(), preview().create(place("newer.ato"), "x\n").binding());
        assertNotEquals(preview().remove(place("main.ato")).binding(), preview().move(place("main.ato"), place("new.ato"), false).binding());
        assertEquals(
                preview().move(place("main.ato"), place("new.ato"), true).binding(), preview().move(place("main.ato"), place("new.ato"), false).binding());
        assertNotEquals(
                preview().move(place("main.ato"), place("other.ato"), true).binding(), preview().move(place("main.ato"), place("new.ato"), true).binding());
    }

    private Shown undo(String name) throws IOException {
        return preview().undo(place(name), Optional.empty(), _ -> false);
    }

    private void show() throws IOException {
        kit().snapshots().serve("main.ato", lines(BEFORE), Texts.everything(lines(BEFORE)));
    }

    private ChangePreview preview() {
        try {
            return new ChangePreview(kit(), ProjectBoundary.of(root));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private EditingContext kit() {
        return EditingContext.of(temporary.resolve("state"), root);
    }

    private Inside place(String name) {
        return new Inside(root.resolve(name), name);
    }

    private static void check(String summary, String diff, Shown shown) {
        assertEquals(summary, shown.summary());
        assertEquals(diff, shown.diff());
        assertNotEquals(ChangePreview.NO_CHANGE, shown.binding());
    }

    private static void checkRefusal(String message, Shown shown) {
        assertEquals(new Shown("will be refused, because " + message, "", ChangePreview.NO_CHANGE), shown);
    }
}
