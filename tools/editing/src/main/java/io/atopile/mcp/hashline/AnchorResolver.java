package io.atopile.mcp.hashline;

import io.atopile.mcp.hashline.AnchorResolution.Placed;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which text a caller's anchors come from, and where their lines are now. Two checks must pass: the lines were returned
 * to the caller from a retained text (authority), and every anchor's hash matches (against copying errors).
 */
final class AnchorResolver {

    private final FileHistory past;
    private final TextLines current;
    private final EditRelocator placer;

    AnchorResolver(FileHistory past, TextLines current, DriftPolicy onDrift) {
        this.past = past;
        this.current = current;
        this.placer = new EditRelocator(past, current, onDrift);
    }

    /** Maps the edits to the current text; {@code quoted} is the revision that the caller names, in its short form. */
    AnchorResolution resolve(Optional<String> quoted, List<LineEdit> edits) {
        if (edits.stream().allMatch(edit -> edit.anchors().isEmpty())) {
            return quoted.isEmpty() ? new Placed(edits, ServedLines.NOTHING, List.of()) : resolveByRevision(quoted.get(), edits);
        }
        return quoted.isEmpty() ? resolveUnquoted(edits) : resolveQuoted(quoted.get(), edits);
    }

    /** Resolves edits that quote no line, only the revision that they are meant for. */
    private AnchorResolution resolveByRevision(String quoted, List<LineEdit> edits) {
        return findRevision(quoted).<AnchorResolution>map(base -> placer.place(base, ServedLines.NOTHING, edits)).orElseGet(() -> refuseUnknownRevision(quoted, edits));
    }

    private AnchorResolution resolveQuoted(String quoted, List<LineEdit> edits) {
        var base = findRevision(quoted);
        if (base.isEmpty()) {
            return refuseUnknownRevision(quoted, edits);
        }
        var served = past.findServed(base.get()).orElse(ServedLines.NOTHING);
        if (new AnchorCheck(served, edits).isValid()) {
            return placer.place(base.get(), served, edits);
        }
        var others = listMatchingRevisions(edits).stream()
                .filter(revision -> !revision.equals(base.get()) && placer.isExact(revision))
                .toList();
        return others.isEmpty() ? refuseAnchors(served, edits) : resolveCommonPlacement(others, edits);
    }

    private AnchorResolution resolveUnquoted(List<LineEdit> edits) {
        var fitting = listMatchingRevisions(edits);
        return fitting.isEmpty() ? refuseAnchors(past.findServed(current.revision()).orElse(ServedLines.NOTHING), edits) : resolveCommonPlacement(fitting, edits);
    }

    /**
     * Returns the texts for which every anchor is an exact copy of one that was returned, the most recently returned first. All
     * retained texts are checked, because the number and hash of a line may be those of another line in another text.
     */
    private List<FileRevision> listMatchingRevisions(List<LineEdit> edits) {
        return past.listShownRevisions().stream()
                .filter(revision -> new AnchorCheck(past.findServed(revision).orElse(ServedLines.NOTHING), edits).isValid())
                .toList();
    }

    /** Resolves anchors that match several texts; they must refer to the same lines in all of them. */
    private AnchorResolution resolveCommonPlacement(List<FileRevision> fitting, List<LineEdit> edits) {
        var placed = fitting.stream()
                .map(revision -> placer.place(revision, past.findServed(revision).orElse(ServedLines.NOTHING), edits))
                .toList();
        var first = placed.getFirst();
        return placed.stream().allMatch(other -> areEquivalent(first, other))
                ? first
                : new ChangeRefusal(
                        Kind.STALE,
                        "The anchors match more than one earlier revision of the file but refer to different lines in each;"
                                + " pass the rev of the read that they come from",
                        NearbyLines.of(Optional.empty(), current, edits));
    }

    private static boolean areEquivalent(AnchorResolution one, AnchorResolution other) {
        return switch (one) {
            case ChangeRefusal _ -> other instanceof ChangeRefusal;
            case Placed(var edits, _, _) -> other instanceof Placed(var theirs, _, _) && edits.equals(theirs);
        };
    }

    private Optional<FileRevision> findRevision(String quoted) {
        return current.revision().toShortForm().equals(quoted)
                ? Optional.of(current.revision())
                : past.listShownRevisions().stream().filter(revision -> revision.toShortForm().equals(quoted)).findFirst();
    }

    private ChangeRefusal refuseUnknownRevision(String quoted, List<LineEdit> edits) {
        return new ChangeRefusal(
                Kind.STALE,
                "Revision %s of the file is unknown here; the file is now at %s".formatted(quoted, current.revision().toShortForm()),
                NearbyLines.of(Optional.empty(), current, edits));
    }

    private ChangeRefusal refuseAnchors(ServedLines served, List<LineEdit> edits) {
        var near = NearbyLines.of(Optional.empty(), current, edits);
        return served == ServedLines.NOTHING
                ? new ChangeRefusal(Kind.BAD_ANCHOR, "The current content of the file has not been read; read it before editing it", near)
                : new ChangeRefusal(Kind.BAD_ANCHOR, String.join("; ", new AnchorCheck(served, edits).problems()), near);
    }

    /**
     * Checks that every anchor is an exact copy of one that was returned to the caller, and that every line of a range was returned
     * too.
     */
    private record AnchorCheck(ServedLines served, List<LineEdit> edits) {

        private static final int TOLD_AT_MOST = 3;

        boolean isValid() {
            return edits.stream().allMatch(edit -> edit.anchors().stream().allMatch(served::matches)
                    && edit.lines().map(served::findFirstMissing).orElse(0) == 0);
        }

        /** The first few problems, one clause each; at least one unless everything {@link #isValid}. */
        List<String> problems() {
            var problems = new ArrayList<String>();
            for (var i = 0; i < edits.size() && problems.size() < TOLD_AT_MOST; i++) {
                var edit = edits.get(i);
                var at = i;
                edit.anchors().stream().distinct().flatMap(anchor -> describeProblem(anchor).stream())
                        .forEach(problem -> problems.add("Edit %d: %s".formatted(at, problem)));
                edit.lines().flatMap(this::describeGap).ifPresent(gap -> problems.add("Edit %d: %s".formatted(at, gap)));
            }
            return problems.stream().distinct().limit(TOLD_AT_MOST).toList();
        }

        private Optional<String> describeProblem(Anchor anchor) {
            if (served.matches(anchor)) {
                return Optional.empty();
            }
            if (!served.has(anchor.line())) {
                return Optional.of("line %d has not been read in full".formatted(anchor.line()));
            }
            var owner = served.findLine(anchor.hash());
            return Optional.of("%s is not the anchor of line %d%s".formatted(
                    anchor, anchor.line(), owner == 0 ? "" : "; that hash belongs to line " + owner));
        }

        private Optional<String> describeGap(LineRange range) {
            var missing = served.findFirstMissing(range);
            return missing == 0 || missing == range.first() || missing == range.last()
                    ? Optional.empty()
                    : Optional.of("line %d, inside the range, has not been read in full".formatted(missing));
        }
    }
}
