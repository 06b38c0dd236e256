package io.atopile.mcp.hashline;

import static io.atopile.mcp.hashline.Texts.lines;
import static io.atopile.mcp.hashline.Texts.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.hashline.AnchorResolution.Placed;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts are written with one letter a line. What can't be placed for certain is refused with the reason and the lines to look at. */
final class AnchorResolverTest {

    /** A history that is written down by a test. */
    private static final class WrittenHistory implements FileHistory {
        private final Map<FileRevision, TextLines> texts = new LinkedHashMap<>();
        private final Map<FileRevision, ServedLines> served = new LinkedHashMap<>();
        private final List<ChangeRecord> changes = new ArrayList<>();

        WrittenHistory shown(TextLines text, LineRange... ranges) {
            texts.put(text.revision(), text);
            served.put(text.revision(), ServedLines.of(text, ranges.length == 0 ? Texts.everything(text) : List.of(ranges)));
            return this;
        }

        WrittenHistory forgotten(TextLines text) {
            texts.remove(text.revision());
            return this;
        }

        WrittenHistory changed(TextLines before, TextLines after) {
            changes.add(ChangeRecord.ofEdit(ChangeRecord.generateId(), before.revision(), after.revision(), LineDiff.computeHunks(before, after)));
            return this;
        }

        @Override
        public List<FileRevision> listShownRevisions() {
            return List.copyOf(served.keySet());
        }

        @Override
        public Optional<ServedLines> findServed(FileRevision revision) {
            return Optional.ofNullable(served.get(revision));
        }

        @Override
        public Optional<TextLines> findText(FileRevision revision) {
            return Optional.ofNullable(texts.get(revision));
        }

        @Override
        public List<ChangeRecord> changes() {
            return changes;
        }
    }

    private static final TextLines ABC = text("abcdef");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1-6 | 2 | 0 | -
            1-6 | 1-6 | 0 | -
            2-6 | 1 | 0 | Edit 0: line 1 has not been read in full
            1-2 5-6 | 2-5 | 0 | Edit 0: line 3, inside the range, has not been read in full
            1-2 5-6 | 2-4 | 0 | Edit 0: line 4 has not been read in full; Edit 0: line 3, inside the range, has not been read in full
            1-2 5-6 | 3-5 | 0 | Edit 0: line 3 has not been read in full
            1-6 | 2 | 1 | Edit 0: {2} is not the anchor of line 2; that hash belongs to line {3}
            1-6 | 2 | 9 | Edit 0: {2} is not the anchor of line 2
            1-2 | 3,4 | 0 | Edit 0: line 3 has not been read in full; Edit 1: line 4 has not been read in full
            1-2 | 1,4 | 0 | Edit 1: line 4 has not been read in full
            1-2 | 3,4,5 | 0 | Edit 0: line 3 has not been read in full; Edit 1: line 4 has not been read in full; Edit 2: line 5 has not been read in full
            1-2 | 3,4,5,6 | 0 | Edit 0: line 3 has not been read in full; Edit 1: line 4 has not been read in full; Edit 2: line 5 has not been read in full
            1-2 | 3-6,4 | 0 | Edit 0: line 3 has not been read in full; Edit 0: line 6 has not been read in full; Edit 1: line 4 has not been read in full
            """)
    void whatIsWrongWithAnchorsIsNamed(String shown, String quoted, int slip, String problems) {
        var past = new WrittenHistory().shown(ABC, Arrays.stream(shown.split(" ", -1)).map(AnchorResolverTest::range).toArray(LineRange[]::new));
        var edits = Arrays.stream(quoted.split(",", -1)).map(AnchorResolverTest::range).map(range -> delete(range, slip)).toList();
        for (var revision : List.of(Optional.<String>empty(), Optional.of(ABC.revision().toShortForm()))) {
            switch (new AnchorResolver(past, ABC, DriftPolicy.STRICT).resolve(revision, edits)) {
                case Placed placed -> assertEquals(problems, "-", placed::toString);
                case ChangeRefusal refusal -> {
                    assertEquals(Kind.BAD_ANCHOR, refusal.kind());
                    assertEquals(problems.replace("{2}", delete(LineRange.of(2), slip).anchors().getFirst().toString()).replace("{3}", "3"), refusal.message());
                }
            }
        }
    }

    /** A slip of 1 quotes the hash of the next line, one of 9 a hash of no line. */
    private static LineEdit delete(LineRange range, int slip) {
        var first = slip == 0 ? ABC.anchor(range.first()) : new Anchor(range.first(), slip == 1 ? ABC.anchor(range.first() + 1).hash() : 0x1234);
        return new LineEdit.Delete(new LineEdit.Span(first, range.count() == 1 ? first : ABC.anchor(range.last())));
    }

    @Test
    void ownEditsAreFollowedExactly() {
        var after = text("xabcdef");
        var past = new WrittenHistory().shown(ABC).changed(ABC, after);
        for (var policy : DriftPolicy.values()) {
            var placed = placed(new AnchorResolver(past, after, policy).resolve(Optional.empty(), List.of(new LineEdit.Delete(span(ABC, 2, 3)))));
            assertEquals(List.of(new LineEdit.Delete(span(after, 3, 4))), placed.edits());
            assertEquals(List.of(new RelocatedEdit(0, new LineRange(3, 4), RelocatedEdit.By.OWN_EDITS)), placed.moved());
        }
    }

    @Test
    void aLineThatAnOwnEditChangedIsRefused() {
        var after = text("aXcdef");
        var past = new WrittenHistory().shown(ABC).changed(ABC, after);
        check(
                "Edit 0: a later edit made here changed line 2 (read as revision %s, now %s)",
                ABC, after, new AnchorResolver(past, after, DriftPolicy.STRICT).resolve(Optional.empty(), List.of(new LineEdit.Delete(span(ABC, 2, 2)))));
        check(
                "Edit 0: a later edit made here changed lines 1-3 (read as revision %s, now %s)",
                ABC, after, new AnchorResolver(past, after, DriftPolicy.STRICT).resolve(Optional.empty(), List.of(new LineEdit.Delete(span(ABC, 1, 3)))));
    }

    @Test
    void aLineThatSomeoneElseChangedIsRefused() {
        var after = text("aXYdef");
        var past = new WrittenHistory().shown(ABC);
        var reason = "Edit 0: someone else has changed the file since %s read, and the new position can't be determined with certainty (read as revision %%s, now %%s)";
        check(
                reason.formatted("line 2 was"),
                ABC, after, new AnchorResolver(past, after, DriftPolicy.REMAP).resolve(Optional.empty(), List.of(new LineEdit.Delete(span(ABC, 2, 2)))));
        check(
                reason.formatted("lines 2-3 were"),
                ABC, after, new AnchorResolver(past, after, DriftPolicy.REMAP).resolve(Optional.empty(), List.of(new LineEdit.Delete(span(ABC, 2, 3)))));
        check(
                "Someone else has changed the file since these lines were read (read as revision %s, now %s)",
                ABC, after, new AnchorResolver(past, after, DriftPolicy.REFUSE).resolve(Optional.empty(), List.of(new LineEdit.Delete(span(ABC, 6, 6)))));
        check(
                "Someone else has changed the file since these lines were read, and the text that was read is no longer stored (read as revision %s, now %s)",
                ABC,
                after,
                new AnchorResolver(past.forgotten(ABC), after, DriftPolicy.REMAP).resolve(Optional.empty(), List.of(new LineEdit.Delete(span(ABC, 6, 6)))));
    }

    @Test
    void anEditWithoutLinesDependsOnItsRevisionAlone() {
        var after = text("abcdefg");
        var append = List.<LineEdit>of(new LineEdit.Append("x"));
        var past = new WrittenHistory().shown(ABC);
        assertEquals(append, placed(new AnchorResolver(past, after, DriftPolicy.STRICT).resolve(Optional.empty(), append)).edits());
        assertEquals(append, placed(new AnchorResolver(past, after, DriftPolicy.STRICT).resolve(rev(after), append)).edits());
        assertEquals(append, placed(new AnchorResolver(past, after, DriftPolicy.REMAP).resolve(rev(ABC), append)).edits());
        check(
                "Someone else has changed the file since that revision (read as revision %s, now %s)",
                ABC, after, new AnchorResolver(past, after, DriftPolicy.STRICT).resolve(rev(ABC), append));
    }

    @Test
    void anUnknownRevisionIsRefused() {
        var refusal = assertInstanceOf(
                ChangeRefusal.class,
                new AnchorResolver(new WrittenHistory(), ABC, DriftPolicy.STRICT).resolve(Optional.of("aaaaaaaa"), List.of(new LineEdit.Delete(span(ABC, 3, 3)))));
        assertEquals(
                new ChangeRefusal(
                        Kind.STALE,
                        "Revision aaaaaaaa of the file is unknown here; the file is now at " + ABC.revision().toShortForm(),
                        List.of(new LineRange(1, 5))),
                refusal);
    }

    @Test
    void anchorsOfSeveralRevisionsMustMeanTheSameLines() {
        var one = text("abXdef");
        var other = text("abYdef");
        var now = text("zabdef");
        var same = new WrittenHistory().shown(one).shown(other).changed(one, now).changed(now, other).changed(other, now);
        assertEquals(
                List.of(new LineEdit.Delete(span(now, 2, 2))),
                placed(new AnchorResolver(same, now, DriftPolicy.STRICT).resolve(Optional.empty(), List.of(new LineEdit.Delete(span(one, 1, 1))))).edits());

        var twice = new WrittenHistory().shown(text("aaaQ")).shown(text("aaaR"));
        twice.changes.add(ChangeRecord.ofEdit("u1", text("aaaQ").revision(), text("aaaR").revision(), List.of(new DiffHunk(0, 0, 0, 1), new DiffHunk(3, 1, 4, 0))));
        var ambiguous = assertInstanceOf(
                ChangeRefusal.class,
                new AnchorResolver(twice, text("aaaR"), DriftPolicy.STRICT).resolve(Optional.empty(), List.of(new LineEdit.Delete(span(text("aaaQ"), 2, 2)))));
        assertEquals(Kind.STALE, ambiguous.kind());
        assertEquals(
                "The anchors match more than one earlier revision of the file but refer to different lines in each; pass the rev of the read that they come from",
                ambiguous.message());
        assertEquals(List.of(new LineRange(1, 4)), ambiguous.near());
    }

    @Test
    void anchorsOfAnEarlierReadAreFollowedWhateverRevisionIsNamed() {
        var after = text("xabcdef");
        var past = new WrittenHistory().shown(ABC).shown(after, LineRange.of(1)).changed(ABC, after);
        var edits = List.<LineEdit>of(new LineEdit.Delete(span(ABC, 3, 3)));
        assertEquals(List.of(new LineEdit.Delete(span(after, 4, 4))), placed(new AnchorResolver(past, after, DriftPolicy.STRICT).resolve(rev(after), edits)).edits());
        var drifted = text("xabcdefY");
        var refused = assertInstanceOf(
                ChangeRefusal.class,
                new AnchorResolver(new WrittenHistory().shown(ABC).shown(drifted, LineRange.of(1)), drifted, DriftPolicy.STRICT).resolve(rev(drifted), edits));
        assertEquals("Edit 0: line 3 has not been read in full", refused.message());
    }

    private static Placed placed(AnchorResolution resolution) {
        return assertInstanceOf(Placed.class, resolution);
    }

    private static void check(String message, TextLines before, TextLines now, AnchorResolution resolution) {
        var refusal = assertInstanceOf(ChangeRefusal.class, resolution);
        assertEquals(Kind.STALE, refusal.kind());
        assertEquals(message.formatted(before.revision().toShortForm(), now.revision().toShortForm()), refusal.message());
    }

    private static Optional<String> rev(TextLines text) {
        return Optional.of(text.revision().toShortForm());
    }

    private static LineRange range(String text) {
        var ends = text.split("-", -1);
        return new LineRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    }

    private static TextLines text(String letters) {
        return lines(letters.replaceAll("(.)", "$1\n"));
    }
}
