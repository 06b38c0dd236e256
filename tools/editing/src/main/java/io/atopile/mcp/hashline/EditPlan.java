package io.atopile.mcp.hashline;

import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * All edits of one call, checked against each other and applied to one text; the plan is carried out completely or not at all.
 *
 * @param before the text that the edits were written for
 * @param after the text with all edits applied
 * @param hunks where the two differ, from top to bottom
 * @param moved the edits whose lines are at a different position than when they were read
 * @param warnings what a caller should check again, one sentence each
 */
public record EditPlan(TextLines before, TextLines after, List<DiffHunk> hunks, List<RelocatedEdit> moved, List<String> warnings)
        implements EditPlanResult {

    public EditPlan {
        hunks = List.copyOf(hunks);
        moved = List.copyOf(moved);
        warnings = List.copyOf(warnings);
    }

    /**
     * Computes the plan of the given edits.
     *
     * @param edits with anchors that name lines of {@code text}
     * @param shown the lines that were returned, to distinguish echoed anchors from text
     * @param literal whether texts are written as they are, without checks for likely errors
     */
    public static EditPlanResult of(TextLines text, List<LineEdit> edits, ServedLines shown, boolean literal) {
        var cutter = new SpliceBuilder(text, shown::matches, literal);
        var splices = new ArrayList<LineSplice>();
        for (var i = 0; i < edits.size(); i++) {
            switch (cutter.cut(i, edits.get(i))) {
                case LineSplice splice -> splices.add(splice);
                case ChangeRefusal refusal -> {
                    return refusal;
                }
            }
        }
        splices.sort(LineSplice.TOP_DOWN);
        for (var i = 1; i < splices.size(); i++) {
            if (splices.get(i).before() < splices.get(i - 1).end()) {
                return refuseOverlap(splices.get(i - 1), splices.get(i));
            }
        }
        return buildPlan(text, splices, cutter.warnings());
    }

    EditPlan with(List<RelocatedEdit> placements) {
        return new EditPlan(before, after, hunks, placements, warnings);
    }

    /** Whether the text would change. */
    public boolean hasChanges() {
        return !before.hasSameBytes(after);
    }

    private static ChangeRefusal refuseOverlap(LineSplice upper, LineSplice lower) {
        return ChangeRefusal.of(
                Kind.BAD_EDIT,
                "Edits %d and %d both touch line %d; combine them into one edit"
                        .formatted(Math.min(upper.edit(), lower.edit()), Math.max(upper.edit(), lower.edit()), lower.before() + 1));
    }

    private static EditPlanResult buildPlan(TextLines text, List<LineSplice> splices, List<String> warnings) {
        var after = TextAssembler.of(text, splices);
        if (after.isEmpty()) {
            return ChangeRefusal.of(
                    Kind.BAD_EDIT,
                    "The result would not split into the same lines again: a lone carriage return would join a line feed,"
                            + " or text would become a byte order mark");
        }
        if (after.get().bytes().length > LineSplitter.LARGEST) {
            return ChangeRefusal.of(Kind.BAD_EDIT, "The result could not be edited again: it " + FileContent.Reason.TOO_LARGE.message());
        }
        var all = new ArrayList<>(warnings);
        all.addAll(new EditLinter(text, splices).warnings());
        return new EditPlan(text, after.get(), toHunks(splices), List.of(), all);
    }

    private static List<DiffHunk> toHunks(List<LineSplice> splices) {
        var hunks = new ArrayList<DiffHunk>();
        var shift = 0;
        for (var splice : splices) {
            hunks.add(new DiffHunk(splice.before(), splice.removed(), splice.before() + shift, splice.lines().size()));
            shift += splice.lines().size() - splice.removed();
        }
        return hunks;
    }
}
