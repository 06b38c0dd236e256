package io.atopile.mcp.hashline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows a file's texts through our own changes. Texts with the same bytes count as the same text. */
final class Lineage {

    /** The last text that our changes alone made of another, and the way there. */
    record Reached(Revision text, LineMap map) {}

    private final List<Change> changes;
    private final Revision current;

    /** @param changes our changes, oldest first */
    Lineage(List<Change> changes, Revision current) {
        this.changes = tookEffect(changes.stream().filter(Change::isScript).toList(), current);
        this.current = current;
    }

    /** The way from a text to the current one; empty when someone else had a part in it. */
    Optional<LineMap> toCurrent(Revision base) {
        var text = current;
        var scripts = new ArrayList<List<Hunk>>();
        for (var i = changes.size() - 1; i >= 0 && !text.equals(base); i--) {
            var change = changes.get(i);
            if (!change.after().equals(Optional.of(text))) {
                return Optional.empty();
            }
            scripts.addFirst(change.hunks());
            text = change.before().orElseThrow();
        }
        return text.equals(base) ? Optional.of(new LineMap(scripts)) : Optional.empty();
    }

    /** How far our own changes lead from the last time that a text stood in the file. */
    Reached furthest(Revision base) {
        var from = lastStanding(base);
        var text = base;
        var map = LineMap.IDENTITY;
        for (var change : changes.subList(from, changes.size())) {
            if (!change.before().equals(Optional.of(text))) {
                break;
            }
            map = map.then(change.hunks());
            text = change.after().orElseThrow();
        }
        return new Reached(text, map);
    }

    /** The index of the first change after the last time that a text is known to have stood in the file. */
    private int lastStanding(Revision base) {
        for (var i = changes.size() - 1; i >= 0; i--) {
            if (changes.get(i).after().equals(Optional.of(base))) {
                return i + 1;
            }
            if (changes.get(i).before().equals(Optional.of(base))) {
                return i;
            }
        }
        return changes.size();
    }

    /** Leaves out changes that were broken off before they took effect, or that someone else took back at once. */
    private static List<Change> tookEffect(List<Change> changes, Revision current) {
        var kept = new ArrayList<Change>();
        var next = Optional.of(current);
        for (var change : changes.reversed()) {
            if (change.after().equals(next) || !change.before().equals(next)) {
                kept.addFirst(change);
                next = change.before();
            }
        }
        return kept;
    }
}
