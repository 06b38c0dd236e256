package io.atopile.mcp.hashline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RevisionLineageTest {

    private static final FileRevision A = revision("a");
    private static final FileRevision B = revision("b");
    private static final FileRevision C = revision("c");
    private static final FileRevision D = revision("d");

    /** Two lines in place of line 3, and line 6 away. */
    private static final List<DiffHunk> SCRIPT = List.of(new DiffHunk(2, 1, 2, 2), new DiffHunk(5, 1, 6, 0));

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "1,2,1,2", "1,1,1,1", "2,3,-,-", "3,3,-,-", "4,5,5,6", "4,6,-,-", "5,7,-,-", "7,9,7,9", "2,2,2,2", "1,9,-,-"
    })
    void rangesAreMovedByWhatWasMadeAboveThem(int first, int last, Integer newFirst, Integer newLast) {
        var expected = newFirst == null ? Optional.<LineRange>empty() : Optional.of(new LineRange(newFirst, newLast));
        assertEquals(expected, new LineMap(List.of(SCRIPT)).map(new LineRange(first, last)));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"1,2,1,2", "3,4,4,5", "2,3,-,-", "2,2,2,2", "3,3,4,4"})
    void insertedLinesTearARangeOnlyInside(int first, int last, Integer newFirst, Integer newLast) {
        var expected = newFirst == null ? Optional.<LineRange>empty() : Optional.of(new LineRange(newFirst, newLast));
        assertEquals(expected, new LineMap(List.of(List.of(new DiffHunk(2, 0, 2, 1)))).map(new LineRange(first, last)));
    }

    @Test
    void ownChangesCompose() {
        var lineage = new RevisionLineage(List.of(inserted(A, B), inserted(B, C), inserted(C, D)), D);
        assertEquals(Optional.of(LineRange.of(13)), lineage.toCurrent(A).flatMap(map -> map.map(LineRange.of(10))));
        assertEquals(Optional.of(LineRange.of(11)), lineage.toCurrent(C).flatMap(map -> map.map(LineRange.of(10))));
        assertEquals(Optional.of(LineMap.IDENTITY), lineage.toCurrent(D));
    }

    @Test
    void someoneElsesChangeBetweenEndsTheExactWay() {
        var lineage = new RevisionLineage(List.of(inserted(A, B), inserted(C, D)), D);
        assertEquals(Optional.empty(), lineage.toCurrent(A));
        assertEquals(new RevisionLineage.Reached(B, new LineMap(List.of(inserted(A, B).hunks()))), lineage.findFurthest(A));
        assertEquals(new RevisionLineage.Reached(revision("x"), LineMap.IDENTITY), lineage.findFurthest(revision("x")));
    }

    @Test
    void aChangeThatWasBrokenOffIsLeftOut() {
        var brokenOff = inserted(B, C);
        assertEquals(way(1), new RevisionLineage(List.of(inserted(A, B), brokenOff), B).toCurrent(A));
        assertEquals(way(2), new RevisionLineage(List.of(inserted(A, B), brokenOff, brokenOff, inserted(B, D)), D).toCurrent(A));
        assertEquals(way(2), new RevisionLineage(List.of(inserted(A, B), brokenOff, inserted(B, C)), C).toCurrent(A));
    }

    @Test
    void aChangeThatWasTakenBackLeadsNowhere() {
        var taken = inserted(A, B);
        var lineage = new RevisionLineage(List.of(taken, taken.toReverse("f")), C);
        assertEquals(Optional.empty(), lineage.toCurrent(A));
        assertEquals(new RevisionLineage.Reached(A, LineMap.IDENTITY), lineage.findFurthest(A));
    }

    @Test
    void theLastTimeThatATextStoodCounts() {
        var back = inserted(A, B).toReverse("f");
        var lineage = new RevisionLineage(List.of(inserted(A, B), back, inserted(A, C)), C);
        assertEquals(way(1), lineage.toCurrent(A));
        assertEquals(Optional.of(LineRange.of(10)), lineage.toCurrent(B).flatMap(map -> map.map(LineRange.of(10))));
    }

    @Test
    void whatWasUndoneIsAsIfItHadNotBeen() {
        var deleted = ChangeRecord.ofEdit(ChangeRecord.generateId(), B, C, List.of(new DiffHunk(4, 2, 4, 0)));
        var lineage = new RevisionLineage(List.of(inserted(A, B), deleted, deleted.toReverse("f"), inserted(B, D)), D);
        assertEquals(Optional.of(LineRange.of(7)), lineage.toCurrent(A).flatMap(map -> map.map(LineRange.of(5))));
        assertEquals(Optional.of(LineRange.of(10)), lineage.toCurrent(C).flatMap(map -> map.map(LineRange.of(7))));
    }

    private static Optional<LineMap> way(int inserts) {
        return Optional.of(new LineMap(Collections.nCopies(inserts, List.of(new DiffHunk(0, 0, 0, 1)))));
    }

    private static ChangeRecord inserted(FileRevision before, FileRevision after) {
        return ChangeRecord.ofEdit(ChangeRecord.generateId(), before, after, List.of(new DiffHunk(0, 0, 0, 1)));
    }

    private static FileRevision revision(String name) {
        return FileRevision.of(name.getBytes(StandardCharsets.UTF_8));
    }
}
