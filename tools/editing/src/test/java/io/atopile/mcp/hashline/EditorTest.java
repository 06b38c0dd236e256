package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static io.atopile.mcp.hashline.Texts.request;
import static io.atopile.mcp.hashline.Texts.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import io.atopile.mcp.hashline.EditOutcome.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EditorTest {

    private static final String BEFORE = "module A:\n    r1 = new Resistor\n    r2 = new Resistor\n    pass\n";

    @TempDir
    Path temporary;

    private Inside place = new Inside(Path.of(""), "");
    private final TextLines text = lines(BEFORE);

    @BeforeEach
    void write() throws Exception {
        place = new Inside(Files.writeString(temporary.toRealPath().resolve("main.ato"), BEFORE), "main.ato");
    }

    @Test
    void editsWhatWasShownAndShowsWhatCameOfIt() throws Exception {
        show(text);
        var made = made(new LineEdit.Replace(span(text, 2, 2), "    r1 = new Capacitor\n    r1.value = 1uF"));

        assertEquals("module A:\n    r1 = new Capacitor\n    r1.value = 1uF\n    r2 = new Resistor\n    pass\n", onDisk());
        var after = lines(onDisk());
        assertEquals(after.revision(), made.plan().after().revision());
        assertEquals(List.of(new LineRange(1, 5)), made.region().whole());
        assertTrue(made.region().content().startsWith(after.anchor(1) + "|module A:\n"), made.region().content());
        assertEquals("@@ -2,1 +2,2 @@\n-    r1 = new Resistor\n+    r1 = new Capacitor\n+    r1.value = 1uF", made.diff());
        assertEquals(List.of(), made.warnings());

        made(new LineEdit.Delete(span(after, 3, 3)));
        assertEquals("module A:\n    r1 = new Capacitor\n    r2 = new Resistor\n    pass\n", onDisk());
    }

    @Test
    void anchorsOutliveTheProcess() throws Exception {
        show(text);
        made(new LineEdit.Delete(span(text, 4, 4)));
        assertEquals("module A:\n    r1 = new Resistor\n    r2 = new Resistor\n", onDisk());
    }

    @Test
    void aCopyingSlipIsCaughtAndNamed() throws Exception {
        show(text);
        var slip = new Anchor(2, text.anchor(3).hash());
        var refused = refused(request(new LineEdit.Delete(new LineEdit.Span(slip, slip))));
        assertEquals(Kind.BAD_ANCHOR, refused.refusal().kind());
        assertEquals("Edit 0: %s is not the anchor of line 2; that hash belongs to line 3".formatted(slip), refused.refusal().message());
    }

    @Test
    void aFreshRevisionDoesNotExcuseOldNumbers() throws Exception {
        show(text);
        var moved = lines("# a comment\n" + BEFORE);
        Files.writeString(place.real(), Texts.text(moved));
        show(moved);
        var request = new EditRequest(
                Optional.of(moved.revision().toShortForm()), List.of(new LineEdit.Delete(span(text, 2, 2))), DriftPolicy.STRICT, false, false);
        assertEquals(Kind.BAD_ANCHOR, refused(request).refusal().kind());
    }

    @Test
    void aLineThatWasNotShownIsNotEdited() throws Exception {
        serve(text, List.of(new LineRange(1, 2), LineRange.of(4)));
        var inside = refused(request(new LineEdit.Delete(span(text, 2, 4))));
        assertEquals("Edit 0: line 3, inside the range, has not been read in full", inside.refusal().message());
    }

    @Test
    void aRefusalShowsTheLinesItIsAbout() throws Exception {
        serve(text, List.of(LineRange.of(1)));
        var refused = refused(request(new LineEdit.Delete(span(text, 3, 3))));
        assertEquals("Edit 0: line 3 has not been read in full", refused.refusal().message());
        assertEquals(List.of(new LineRange(1, 4)), refused.current().orElseThrow().fresh().whole());
        made(new LineEdit.Delete(span(text, 3, 3)));
        assertEquals(BEFORE.replace("    r2 = new Resistor\n", ""), onDisk());
    }

    @Test
    void whatWasNeverReadIsNotEdited() throws Exception {
        var refused = refused(request(new LineEdit.Delete(span(text, 2, 2))));
        assertEquals(Kind.BAD_ANCHOR, refused.refusal().kind());
        assertTrue(refused.refusal().message().contains("read it"), refused.refusal().message());
    }

    @Test
    void linesAreFoundAgainWhereAllAroundThemIsAsItWas() throws Exception {
        show(text);
        Files.writeString(place.real(), "# by someone else\n# two lines\n" + BEFORE);
        var made = made(new LineEdit.Replace(span(text, 4, 4), "    r3 = new Resistor"));
        assertEquals("# by someone else\n# two lines\n" + BEFORE.replace("pass", "r3 = new Resistor"), onDisk());
        assertEquals(List.of(new RelocatedEdit(0, LineRange.of(6), RelocatedEdit.By.DRIFT)), made.plan().moved());
    }

    @Test
    void driftNearbyIsRefusedAndTheFreshAnchorsWork() throws Exception {
        show(text);
        var drifted = BEFORE.replace("    r2 = new Resistor\n", "    r2 = new Resistor\n    # by someone else\n");
        Files.writeString(place.real(), drifted);

        var refused = refused(request(new LineEdit.Replace(span(text, 4, 4), "    r3 = new Resistor")));
        assertEquals(Kind.STALE, refused.refusal().kind());
        var now = lines(drifted);
        var fresh = refused.current().orElseThrow().fresh();
        assertTrue(fresh.content().contains(now.anchor(5) + "|    pass"), fresh.content());

        made(new LineEdit.Replace(span(now, 5, 5), "    r3 = new Resistor"));
        assertEquals(drifted.replace("pass", "r3 = new Resistor"), onDisk());
    }

    @Test
    void underRefuseAnyDriftIsRefused() throws Exception {
        show(text);
        Files.writeString(place.real(), "# by someone else\n" + BEFORE);
        var edit = List.<LineEdit>of(new LineEdit.Delete(span(text, 4, 4)));
        assertEquals(Kind.STALE, refused(new EditRequest(Optional.empty(), edit, DriftPolicy.REFUSE, false, false)).refusal().kind());
    }

    @Test
    void aChangeInsideARangeIsDrift() throws Exception {
        show(text);
        Files.writeString(place.real(), BEFORE.replace("    r2", "  r2"));
        assertEquals(Kind.STALE, refused(request(new LineEdit.Delete(span(text, 1, 4)))).refusal().kind());
    }

    @Test
    void aChangeElsewhereIsDriftToo() throws Exception {
        show(text);
        Files.writeString(place.real(), BEFORE.replace("    r2", "  r2"));
        assertEquals(Kind.STALE, refused(request(new LineEdit.InsertAfter(text.anchor(4), "x"))).refusal().kind());
    }

    @Test
    void anotherRevisionThanTheOneQuotedIsRefused() throws Exception {
        show(text);
        var append = List.<LineEdit>of(new LineEdit.Append("# end"));
        var stale = refused(new EditRequest(Optional.of("aaaaaaaa"), append, DriftPolicy.STRICT, false, false));
        assertEquals(Kind.STALE, stale.refusal().kind());
        assertTrue(stale.refusal().message().startsWith("Revision aaaaaaaa of the file is unknown here"), stale.refusal().message());

        var current = new EditRequest(Optional.of(text.revision().toShortForm()), append, DriftPolicy.STRICT, false, false);
        assertInstanceOf(Made.class, editor().edit(place, current));
        assertEquals(BEFORE + "# end\n", onDisk());
    }

    @Test
    void oneBadEditSpoilsAll() throws Exception {
        show(text);
        var wrong = new Anchor(3, text.anchor(3).hash() ^ 1);
        refused(request(new LineEdit.Delete(span(text, 2, 2)), new LineEdit.Delete(new LineEdit.Span(wrong, wrong))));
        assertEquals(BEFORE, onDisk());
    }

    @Test
    void aDryRunWritesNothingAndShowsNoAnchors() throws Exception {
        show(text);
        var outcome = editor().edit(place, new EditRequest(Optional.empty(), List.of(new LineEdit.Delete(span(text, 2, 2))), DriftPolicy.STRICT, false, true));
        var made = assertInstanceOf(Made.class, outcome);
        assertFalse(made.isWritten());
        assertEquals("@@ -2,1 +1,0 @@\n-    r1 = new Resistor", made.diff());
        assertEquals("", made.region().content());
        assertEquals(BEFORE, onDisk());
    }

    @Test
    void anEditThatChangesNothingWritesNothing() throws Exception {
        show(text);
        var before = Files.getLastModifiedTime(place.real());
        var made = made(new LineEdit.Replace(span(text, 4, 4), "    pass"));
        assertFalse(made.isWritten());
        assertFalse(made.plan().hasChanges());
        assertEquals(before, Files.getLastModifiedTime(place.real()));
    }

    @Test
    void anEmptyFileCanBeFilledAndAFullOneEmptied() throws Exception {
        show(text);
        var emptied = made(new LineEdit.Delete(span(text, 1, 4)));
        assertEquals("", onDisk());
        assertEquals("", emptied.region().content());
        made(new LineEdit.Append("module B:\n    pass"));
        assertEquals("module B:\n    pass\n", onDisk());
    }

    @Test
    void filesThatAreNotTextOrNotThereAreRefused() throws Exception {
        Files.write(place.real(), new byte[] {'a', 0, 'b'});
        assertEquals(Kind.NOT_TEXT, refused(request(new LineEdit.Append("x"))).refusal().kind());
        Files.delete(place.real());
        assertEquals(Kind.MISSING, refused(request(new LineEdit.Append("x"))).refusal().kind());
        Files.createDirectory(place.real());
        assertEquals(Kind.NOT_REPLACEABLE, refused(request(new LineEdit.Append("x"))).refusal().kind());
    }

    @ParameterizedTest
    @CsvSource({"59, 60, -", "60, 60, (1 more lines)", "99, 60, (40 more lines)"})
    void sixtyLinesOfADifferenceAreShown(int added, int shown, String more) throws Exception {
        var diff = made(new LineEdit.Append("x\n".repeat(added))).diff().lines().toList();
        assertEquals("@@ -4,0 +5,%d @@".formatted(added), diff.getFirst());
        assertEquals(more.equals("-") ? shown : shown + 1, diff.size());
        assertEquals(more.equals("-") ? "+x" : more, diff.getLast());
    }

    @Test
    void aLongLineOfADifferenceIsCut() throws Exception {
        var diff = made(new LineEdit.Append("x".repeat(160) + "\n" + "y".repeat(161))).diff();
        assertEquals("@@ -4,0 +5,2 @@\n+" + "x".repeat(160) + "\n+" + "y".repeat(160) + "…", diff);
    }

    private Made made(LineEdit edit) throws InterruptedException {
        return assertInstanceOf(Made.class, editor().edit(place, request(edit)));
    }

    private RefusedChange refused(EditRequest request) throws IOException, InterruptedException {
        var before = Files.isRegularFile(place.real()) ? Files.readAllBytes(place.real()) : new byte[0];
        var refused = assertInstanceOf(RefusedChange.class, editor().edit(place, request));
        assertEquals(before.length, Files.isRegularFile(place.real()) ? Files.size(place.real()) : 0);
        assertFalse(refused.refusal().message().contains(temporary.toString()));
        return refused;
    }

    /** A new editor on a new store each time, as after a restart. */
    private Editor editor() {
        return new Editor(EditingContext.of(temporary.resolve("state"), temporary));
    }

    private void show(TextLines lines) throws IOException {
        serve(lines, Texts.everything(lines));
    }

    private void serve(TextLines lines, List<LineRange> ranges) throws IOException {
        store().serve(place.relative(), lines, ranges);
    }

    private SnapshotStore store() {
        return SnapshotStore.of(temporary.resolve("state"), temporary, SnapshotStore.Limits.USUAL);
    }

    private String onDisk() throws IOException {
        return Files.readString(place.real());
    }
}
