package io.atopile.mcp.hashline;

import io.atopile.mcp.hashline.Refusal.Kind;
import io.atopile.mcp.hashline.Resolution.Placed;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether the lines a caller quotes are the lines that were shown, and where they stand now. Two keys must turn:
 * the retained text (authority) and every anchor's hash (against slips in copying). A text that has drifted since it was
 * shown is refused.
 */
final class Resolver {

    private final SnapshotStore snapshots;
    private final String file;
    private final Lines current;

    Resolver(SnapshotStore snapshots, String file, Lines current) {
        this.snapshots = snapshots;
        this.file = file;
        this.current = current;
    }

    /** Places the edits on the current text; {@code quoted} is the revision the caller names, in its shown form. */
    Resolution resolve(Optional<String> quoted, List<Edit> edits) {
        var shown = snapshots.of(file, current);
        var isCurrent = quoted.isEmpty() || quoted.get().equals(current.revision().shown());
        if (isCurrent && edits.stream().allMatch(edit -> edit.anchors().isEmpty())) {
            return new Placed(edits, shown.map(Snapshot::served).orElse(Served.of(List.of())));
        }
        if (isCurrent && shown.isPresent() && new AnchorCheck(shown.get(), edits).passes()) {
            return new Placed(edits, shown.get().served());
        }
        return quoted.isPresent() && isCurrent
                ? badAnchor(shown, edits)
                : drifted(quoted, edits).orElseGet(() -> unknown(quoted, shown, edits));
    }

    /** The refusal for anchors that are true to an older text than the current one; empty when there is no such text. */
    private Optional<Refusal> drifted(Optional<String> quoted, List<Edit> edits) {
        for (var revision : snapshots.revisions(file)) {
            if (revision.equals(current.revision()) || quoted.filter(letters -> !letters.equals(revision.shown())).isPresent()) {
                continue;
            }
            var base = snapshots.load(file, revision);
            if (base.isPresent() && new AnchorCheck(base.get(), edits).passes()) {
                var message = "The file has changed since these lines were read: that was revision %s, this is %s"
                        .formatted(revision.shown(), current.revision().shown());
                return Optional.of(new Refusal(Kind.STALE, message, Whereabouts.of(base.get().lines(), current, edits)));
            }
        }
        return Optional.empty();
    }

    private Refusal unknown(Optional<String> quoted, Optional<Snapshot> shown, List<Edit> edits) {
        if (quoted.isEmpty()) {
            return badAnchor(shown, edits);
        }
        var base = snapshots.revisions(file).stream()
                .filter(revision -> revision.shown().equals(quoted.get()))
                .findFirst()
                .flatMap(revision -> snapshots.load(file, revision));
        return base.isPresent()
                ? badAnchor(base, edits)
                : new Refusal(
                        Kind.STALE,
                        "Revision %s of the file isn't known here; it is now %s".formatted(quoted.get(), current.revision().shown()),
                        Whereabouts.of(current, current, edits));
    }

    private Refusal badAnchor(Optional<Snapshot> shown, List<Edit> edits) {
        var near = Whereabouts.of(current, current, edits);
        if (shown.isEmpty()) {
            return new Refusal(Kind.BAD_ANCHOR, "This text of the file has not been shown; read it before editing it", near);
        }
        var problems = new AnchorCheck(shown.get(), edits).problems();
        return new Refusal(Kind.BAD_ANCHOR, String.join("; ", problems), near);
    }
}
