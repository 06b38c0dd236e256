package io.atopile.mcp.hashline;

import io.atopile.mcp.hashline.AnchorResolution.Placed;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import io.atopile.mcp.hashline.RelocatedEdit.By;
import io.atopile.mcp.tool.LazyValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Maps the lines of edits from the text in which they were read to the current one. */
final class EditRelocator {

    private record Step(LineRange from, LineRange to) {}

    private final FileHistory past;
    private final TextLines current;
    private final DriftPolicy onDrift;
    /** Loaded on first use, because most edits are made on the text that was read. */
    private final LazyValue<RevisionLineage> lineage;

    EditRelocator(FileHistory past, TextLines current, DriftPolicy onDrift) {
        this.past = past;
        this.current = current;
        this.onDrift = onDrift;
        this.lineage = LazyValue.of(() -> new RevisionLineage(past.changes(), current.revision()));
    }

    /** Whether the current text resulted from another through our own changes alone. */
    boolean isExact(FileRevision base) {
        return toCurrent(base).isPresent();
    }

    private Optional<LineMap> toCurrent(FileRevision base) {
        return base.equals(current.revision()) ? Optional.of(LineMap.IDENTITY) : lineage.get().toCurrent(base);
    }

    /** Maps edits whose anchors were verified against a text. */
    AnchorResolution place(FileRevision base, ServedLines shown, List<LineEdit> edits) {
        var exact = toCurrent(base);
        if (exact.isPresent()) {
            return placeAll(base, shown, edits, By.OWN_EDITS, exact.get()::map);
        }
        return switch (onDrift) {
            case REFUSE -> refuse(base, edits, "Someone else has changed the file since these lines were read");
            case STRICT, REMAP -> placeAfterDrift(base, shown, edits);
        };
    }

    private AnchorResolution placeAfterDrift(FileRevision base, ServedLines shown, List<LineEdit> edits) {
        var reached = lineage.get().findFurthest(base);
        var text = past.findText(reached.text());
        if (text.isEmpty()) {
            return refuse(base, edits, "Someone else has changed the file since these lines were read, and the text that was read is no longer stored");
        }
        var isStrict = onDrift == DriftPolicy.STRICT;
        if (isStrict && edits.stream().anyMatch(edit -> edit.anchors().isEmpty())) {
            return refuse(base, edits, "Someone else has changed the file since that revision");
        }
        var drift = new DriftMatcher(text.get(), current, isStrict);
        return placeAll(base, shown, edits, By.DRIFT, range -> reached.map().map(range).flatMap(drift::find));
    }

    private AnchorResolution placeAll(
            FileRevision base, ServedLines shown, List<LineEdit> edits, By by, Function<LineRange, Optional<LineRange>> way) {
        var placed = new ArrayList<LineEdit>();
        var moved = new ArrayList<RelocatedEdit>();
        var steps = new ArrayList<Step>();
        for (var i = 0; i < edits.size(); i++) {
            var edit = edits.get(i);
            var from = edit.lines();
            var to = from.flatMap(way);
            if (from.isPresent() && to.isEmpty()) {
                return refuse(base, edits, describeLoss(i, from.get(), by));
            }
            to.ifPresent(lines -> steps.add(new Step(from.orElseThrow(), lines)));
            placed.add(to.map(lines -> edit.withLines(current, lines)).orElse(edit));
            if (!to.equals(from)) {
                moved.add(new RelocatedEdit(i, to.orElseThrow(), by));
            }
        }
        return hasSameOrder(steps)
                ? new Placed(placed, shown, moved)
                : refuse(base, edits, "Someone else has changed the order of these lines since they were read");
    }

    private static boolean hasSameOrder(List<Step> steps) {
        var ordered = steps.stream().sorted(Comparator.comparingInt(step -> step.from().first())).toList();
        for (var i = 1; i < ordered.size(); i++) {
            var upper = ordered.get(i - 1);
            var lower = ordered.get(i);
            if (upper.from().last() < lower.from().first() && upper.to().last() >= lower.to().first()) {
                return false;
            }
        }
        return true;
    }

    private static String describeLoss(int edit, LineRange lines, By by) {
        return switch (by) {
            case OWN_EDITS -> "Edit %d: a later edit made here changed %s".formatted(edit, lines);
            case DRIFT -> "Edit %d: someone else has changed the file since %s read, and the new position can't be determined with certainty"
                    .formatted(edit, lines.count() == 1 ? lines + " was" : lines + " were");
        };
    }

    private ChangeRefusal refuse(FileRevision base, List<LineEdit> edits, String message) {
        return new ChangeRefusal(
                Kind.STALE,
                "%s (read as revision %s, now %s)".formatted(message, base.toShortForm(), current.revision().toShortForm()),
                NearbyLines.of(past.findText(base), current, edits));
    }
}
