package io.atopile.mcp.hashline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows a file's texts through our own changes. Texts with the same bytes count as the same text. */
final class RevisionLineage {

    /** The last text that our changes alone made of another, and the way there. */
    record Reached(FileRevision text, LineMap map) {}

    private final List<ChangeRecord> changes;
    private final FileRevision current;

    /** @param changes our changes, oldest first */
    RevisionLineage(List<ChangeRecord> changes, FileRevision current) {
        this.changes = filterEffective(changes.stream().filter(ChangeRecord::isScript).toList(), Optional.of(current));
        this.current = current;
    }

    /** The way from a text to the current one; empty when someone else had a part in it. */
    Optional<LineMap> toCurrent(FileRevision base) {
        var reached = findFurthest(base);
        return reached.text().equals(current) ? Optional.of(reached.map()) : Optional.empty();
    }

    /**
     * How far our own changes lead from the last time that a text stood in the file. Changes that led back to a text on the
     * way, such as an edit and its undo, cancel out.
     */
    Reached findFurthest(FileRevision base) {
        var texts = new ArrayList<>(List.of(base));
        var scripts = new ArrayList<List<DiffHunk>>();
        for (var change : changes.subList(findStartIndex(base), changes.size())) {
            if (!change.before().equals(Optional.of(texts.getLast()))) {
                break;
            }
            var seen = texts.indexOf(change.after().orElseThrow());
            if (seen < 0) {
                texts.add(change.after().orElseThrow());
                scripts.add(change.hunks());
            } else {
                texts.subList(seen + 1, texts.size()).clear();
                scripts.subList(seen, scripts.size()).clear();
            }
        }
        return new Reached(texts.getLast(), new LineMap(scripts));
    }

    /** The index of the first change after the last time that a text is known to have stood in the file. */
    private int findStartIndex(FileRevision base) {
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

    /**
     * Leaves out changes that were broken off before they took effect, or that someone else took back at once.
     *
     * @param current what stands in the file; absent when there is none
     */
    static List<ChangeRecord> filterEffective(List<ChangeRecord> changes, Optional<FileRevision> current) {
        var kept = new ArrayList<ChangeRecord>();
        var next = current;
        for (var change : changes.reversed()) {
            if (change.after().equals(next) || !change.before().equals(next)) {
                kept.addFirst(change);
                next = change.before();
            }
        }
        return kept;
    }
}
