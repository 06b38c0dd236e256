package io.atopile.mcp.hashline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Traces a file's texts through our own changes. Texts with the same bytes count as the same text. */
final class RevisionLineage {

    /** The last text that resulted from another through our changes alone, and the mapping to it. */
    record Reached(FileRevision text, LineMap map) {}

    private final List<ChangeRecord> changes;
    private final FileRevision current;

    /** @param changes our changes, oldest first */
    RevisionLineage(List<ChangeRecord> changes, FileRevision current) {
        this.changes = filterEffective(changes.stream().filter(ChangeRecord::isScript).toList(), Optional.of(current));
        this.current = current;
    }

    /** Returns the mapping from a text to the current one; empty if someone else changed the file in between. */
    Optional<LineMap> toCurrent(FileRevision base) {
        var reached = findFurthest(base);
        return reached.text().equals(current) ? Optional.of(reached.map()) : Optional.empty();
    }

    /**
     * Follows our own changes from the last time that the file contained a text, as far as they lead. Changes that led back to an
     * earlier text on the way, such as an edit and its undo, cancel out.
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

    /** Returns the index of the first change after the last time that the file is recorded to have contained a text. */
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
     * Leaves out changes that were interrupted before they took effect, or that someone else reverted at once.
     *
     * @param current the file's current content; empty if there is no file
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
