package io.atopile.mcp.hashline;

import io.atopile.mcp.hashline.Refusal.Kind;
import io.atopile.mcp.hashline.Resolution.Placed;
import java.util.List;
import java.util.Optional;

/**
 * Decides which text a caller's anchors were shown for, and where their lines stand now. Two keys must turn: what was shown
 * of a retained text (authority) and every anchor's hash (against slips in copying).
 */
final class Resolver {

    private final Past past;
    private final Lines current;
    private final Placer placer;

    Resolver(Past past, Lines current, OnDrift onDrift) {
        this.past = past;
        this.current = current;
        this.placer = new Placer(past, current, onDrift);
    }

    /** Places the edits on the current text; {@code quoted} is the revision the caller names, in its shown form. */
    Resolution resolve(Optional<String> quoted, List<Edit> edits) {
        if (edits.stream().allMatch(edit -> edit.anchors().isEmpty())) {
            return quoted.isEmpty() ? new Placed(edits, Served.NOTHING, List.of()) : conditional(quoted.get(), edits);
        }
        return quoted.isEmpty() ? unquoted(edits) : quoted(quoted.get(), edits);
    }

    /** Edits that quote no line, only the revision that they are meant for. */
    private Resolution conditional(String quoted, List<Edit> edits) {
        return known(quoted).<Resolution>map(base -> placer.place(base, Served.NOTHING, edits)).orElseGet(() -> unknown(quoted, edits));
    }

    private Resolution quoted(String quoted, List<Edit> edits) {
        var base = known(quoted);
        if (base.isEmpty()) {
            return unknown(quoted, edits);
        }
        var served = past.served(base.get()).orElse(Served.NOTHING);
        if (new AnchorCheck(served, edits).passes()) {
            return placer.place(base.get(), served, edits);
        }
        var others = fitting(edits).stream()
                .filter(revision -> !revision.equals(base.get()) && placer.isExact(revision))
                .toList();
        return others.isEmpty() ? badAnchor(served, edits) : agreed(others, edits);
    }

    private Resolution unquoted(List<Edit> edits) {
        var fitting = fitting(edits);
        return fitting.isEmpty() ? badAnchor(past.served(current.revision()).orElse(Served.NOTHING), edits) : agreed(fitting, edits);
    }

    /**
     * The texts, the one shown last first, for which every anchor is a true copy of one that was shown. All are looked
     * through: the number and hash of a line may well be those of another line in another text.
     */
    private List<Revision> fitting(List<Edit> edits) {
        return past.shown().stream()
                .filter(revision -> new AnchorCheck(past.served(revision).orElse(Served.NOTHING), edits).passes())
                .toList();
    }

    /** Anchors that fit several texts must mean the same lines in all of them. */
    private Resolution agreed(List<Revision> fitting, List<Edit> edits) {
        var placed = fitting.stream()
                .map(revision -> placer.place(revision, past.served(revision).orElse(Served.NOTHING), edits))
                .toList();
        var first = placed.getFirst();
        return placed.stream().allMatch(other -> agree(first, other))
                ? first
                : new Refusal(
                        Kind.STALE,
                        "The anchors fit more than one earlier text of the file and don't mean the same lines in each; quote the rev of the read they come from",
                        Whereabouts.of(Optional.empty(), current, edits));
    }

    private static boolean agree(Resolution one, Resolution other) {
        return switch (one) {
            case Refusal _ -> other instanceof Refusal;
            case Placed(var edits, _, _) -> other instanceof Placed(var theirs, _, _) && edits.equals(theirs);
        };
    }

    private Optional<Revision> known(String quoted) {
        return current.revision().shown().equals(quoted)
                ? Optional.of(current.revision())
                : past.shown().stream().filter(revision -> revision.shown().equals(quoted)).findFirst();
    }

    private Refusal unknown(String quoted, List<Edit> edits) {
        return new Refusal(
                Kind.STALE,
                "Revision %s of the file isn't known here; it is now %s".formatted(quoted, current.revision().shown()),
                Whereabouts.of(Optional.empty(), current, edits));
    }

    private Refusal badAnchor(Served served, List<Edit> edits) {
        var near = Whereabouts.of(Optional.empty(), current, edits);
        return served == Served.NOTHING
                ? new Refusal(Kind.BAD_ANCHOR, "This text of the file has not been shown; read it before editing it", near)
                : new Refusal(Kind.BAD_ANCHOR, String.join("; ", new AnchorCheck(served, edits).problems()), near);
    }
}
