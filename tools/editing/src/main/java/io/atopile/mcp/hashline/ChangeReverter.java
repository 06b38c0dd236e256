package io.atopile.mcp.hashline;

import io.atopile.mcp.file.AtomicFile;
import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.WriteOutcome;
import io.atopile.mcp.hashline.ChangeOutcome.Done;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Undoes one change of a file, provided that the file is as that change left it. */
public final class ChangeReverter {

    private final EditingContext kit;
    private final ProjectBoundary scope;

    public ChangeReverter(EditingContext kit, ProjectBoundary scope) {
        this.kit = kit;
        this.scope = scope;
    }

    /** Returns the path of a file after an undo, if it differs from the current one. */
    public Optional<Inside> findDestination(Inside place, Optional<String> id) {
        return find(place, id, findRevision(CurrentFileState.read(place))).flatMap(ChangeRecord::movedFrom).flatMap(this::resolveWritable);
    }

    /** Returns the ID of the last change that led to the file's current content. */
    public Optional<String> findLastChange(Inside place) {
        return find(place, Optional.empty(), findRevision(CurrentFileState.read(place))).map(ChangeRecord::id);
    }

    /**
     * Undoes a change.
     *
     * @param id the change; empty means the last one that led to the file's current content
     * @throws InterruptedException while waiting for other writers
     */
    public ChangeOutcome undo(Inside place, Optional<String> id) throws InterruptedException {
        var standing = CurrentFileState.read(place);
        var found = find(place, id, findRevision(standing));
        if (found.isPresent() && found.get().kind() == ChangeRecord.Kind.MOVED) {
            return moveBack(place, found.get());
        }
        return kit.runExclusively(List.of(place), () -> undo(place, id, CurrentFileState.read(place)), RefusedChange::of);
    }

    private ChangeOutcome undo(Inside place, Optional<String> id, CurrentFileState standing) throws IOException {
        var found = find(place, id, findRevision(standing));
        if (found.isEmpty()) {
            return refuse(id.isPresent()
                    ? "No change '%s' of this file is recorded; it may be too old".formatted(id.get())
                    : "No recorded change led to the file's current content");
        }
        var change = found.get();
        if (!change.after().equals(findRevision(standing))) {
            return refuse("The file has changed since that change; undo the later changes first, or edit the file");
        }
        var back = change.toReverse(place.relative());
        return switch (change.kind()) {
            case EDITED -> restore(place, standing, change, back);
            case CREATED -> remove(place, standing, back);
            case DELETED -> bringBack(place, change, back);
            case MOVED -> refuse("Another server changed the file in the meantime; try again");
        };
    }

    private ChangeOutcome restore(Inside place, CurrentFileState standing, ChangeRecord change, ChangeRecord back) throws IOException {
        var now = standing instanceof CurrentFileState.File file ? file.text() : Optional.<TextLines>empty();
        var then = change.before().flatMap(kit.snapshots().getHistory(place.relative())::findText);
        if (now.isEmpty() || then.isEmpty()) {
            return refuse("The text from before that change is no longer stored");
        }
        var outcome = new JournaledFileWriter(kit, place).replace(now.get(), then.get(), () -> back);
        return toChangeOutcome(place, outcome, back, then);
    }

    private ChangeOutcome remove(Inside place, CurrentFileState standing, ChangeRecord back) throws IOException {
        if (!(standing instanceof CurrentFileState.File file)) {
            return refuse("The file no longer exists");
        }
        var outcome = new JournaledFileWriter(kit, place).remove(file.bytes(), back);
        if (outcome instanceof WriteOutcome.Written) {
            AtomicFile.removeEmptyParents(place.real(), (int) place.relative().chars().filter(character -> character == '/').count());
        }
        return toChangeOutcome(place, outcome, back, Optional.empty());
    }

    private ChangeOutcome bringBack(Inside place, ChangeRecord change, ChangeRecord back) throws IOException {
        var bytes = change.before().flatMap(kit.snapshots().getHistoryStore(place.relative())::findBytes);
        if (bytes.isEmpty()) {
            return refuse("The file's content is no longer stored");
        }
        var text = FileContent.of(bytes.get()) instanceof TextLines lines ? Optional.of(lines) : Optional.<TextLines>empty();
        return toChangeOutcome(place, new JournaledFileWriter(kit, place).create(bytes.get(), back), back, text);
    }

    private ChangeOutcome moveBack(Inside place, ChangeRecord change) throws InterruptedException {
        var to = change.movedFrom().flatMap(this::resolveWritable);
        if (to.isEmpty()) {
            return refuse("The file can't be moved back to its previous path");
        }
        var shown = change.after().map(FileRevision::toShortForm);
        return new FileMover(kit).move(place, to.get(), shown, _ -> change.toReverse(place.relative()));
    }

    private ChangeOutcome toChangeOutcome(Inside place, WriteOutcome outcome, ChangeRecord back, Optional<TextLines> text) {
        return JournaledFileWriter.toChangeOutcome(outcome, warnings -> {
            var region = text.map(lines -> new AnchoredPageRenderer(kit.snapshots(), place).renderChanges(lines, back.hunks(), warnings));
            return new Done(back, place.relative(), text, region.orElse(AnchoredPage.EMPTY), warnings);
        });
    }

    /**
     * Finds the requested change; without an ID, the newest that led to the current content, is not undone and is not itself an
     * undo.
     */
    Optional<ChangeRecord> find(Inside place, Optional<String> id, Optional<FileRevision> standing) {
        var undone = new HashSet<String>();
        for (var change : RevisionLineage.filterEffective(kit.snapshots().getHistory(place.relative()).changes(), standing).reversed()) {
            if (id.isPresent() ? id.get().equals(change.id()) : isLast(change, undone, standing)) {
                return Optional.of(change);
            }
            if (!undone.contains(change.id())) {
                change.undoes().ifPresent(undone::add);
            }
        }
        return Optional.empty();
    }

    private static boolean isLast(ChangeRecord change, Set<String> undone, Optional<FileRevision> standing) {
        return change.undoes().isEmpty() && !undone.contains(change.id()) && change.after().equals(standing);
    }

    static Optional<FileRevision> findRevision(CurrentFileState standing) {
        return standing instanceof CurrentFileState.File file ? Optional.of(file.revision()) : Optional.empty();
    }

    private Optional<Inside> resolveWritable(String path) {
        return scope.toWrite(path) instanceof PathResolution.Inside inside ? Optional.of(inside) : Optional.empty();
    }

    private static RefusedChange refuse(String message) {
        return RefusedChange.of(Kind.NOT_UNDOABLE, message);
    }
}
