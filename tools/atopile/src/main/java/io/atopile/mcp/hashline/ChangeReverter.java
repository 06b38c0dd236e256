package io.atopile.mcp.hashline;

import io.atopile.mcp.file.AtomicFile;
import io.atopile.mcp.file.PathResolution;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.WriteOutcome;
import io.atopile.mcp.hashline.ChangeOutcome.Done;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes back one change of a file, as long as the file is as that change left it. */
public final class ChangeReverter {

    private final EditingContext kit;
    private final ProjectBoundary scope;

    public ChangeReverter(EditingContext kit, ProjectBoundary scope) {
        this.kit = kit;
        this.scope = scope;
    }

    /** Where a file would stand after an undo, if that isn't where it stands now. */
    public Optional<Inside> findDestination(Inside place, Optional<String> id) {
        return find(place, id, findRevision(CurrentFileState.read(place))).flatMap(ChangeRecord::movedFrom).flatMap(this::resolveWritable);
    }

    /**
     * Takes a change back.
     *
     * @param id of the change; absent means the last one that led to what the file is now
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
                    ? "No change of this file is known as '%s'; perhaps it is too long ago".formatted(id.get())
                    : "No change is known here that led to what the file is now");
        }
        var change = found.get();
        if (!change.after().equals(findRevision(standing))) {
            return refuse("The file is no longer as that change left it; undo what came after it first, or edit");
        }
        var back = change.toReverse(place.relative());
        return switch (change.kind()) {
            case EDITED -> restore(place, standing, change, back);
            case CREATED -> remove(place, standing, back);
            case DELETED -> bringBack(place, change, back);
            case MOVED -> refuse("Another server changed the file meanwhile; try again");
        };
    }

    private ChangeOutcome restore(Inside place, CurrentFileState standing, ChangeRecord change, ChangeRecord back) throws IOException {
        var now = standing instanceof CurrentFileState.File file ? file.text() : Optional.<TextLines>empty();
        var then = change.before().flatMap(kit.snapshots().getHistory(place.relative())::findText);
        if (now.isEmpty() || then.isEmpty()) {
            return refuse("The text before that change is no longer kept");
        }
        var outcome = new JournaledFileWriter(kit, place).replace(now.get(), then.get(), () -> back);
        return toChangeOutcome(place, outcome, back, then);
    }

    private ChangeOutcome remove(Inside place, CurrentFileState standing, ChangeRecord back) throws IOException {
        if (!(standing instanceof CurrentFileState.File file)) {
            return refuse("The file is already gone");
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
            return refuse("What the file held is no longer kept");
        }
        var text = FileContent.of(bytes.get()) instanceof TextLines lines ? Optional.of(lines) : Optional.<TextLines>empty();
        return toChangeOutcome(place, new JournaledFileWriter(kit, place).create(bytes.get(), back), back, text);
    }

    private ChangeOutcome moveBack(Inside place, ChangeRecord change) throws InterruptedException {
        var to = change.movedFrom().flatMap(this::resolveWritable);
        if (to.isEmpty()) {
            return refuse("The file can't go back to where it was");
        }
        var shown = change.after().map(FileRevision::toShortForm);
        return new FileMover(kit).move(place, to.get(), shown, _ -> change.toReverse(place.relative()));
    }

    private ChangeOutcome toChangeOutcome(Inside place, WriteOutcome outcome, ChangeRecord back, Optional<TextLines> text) {
        var refusal = JournaledFileWriter.findRefusal(outcome);
        if (refusal.isPresent()) {
            return RefusedChange.of(refusal.get());
        }
        var warnings = new ArrayList<String>();
        JournaledFileWriter.describeUncertainty(outcome).ifPresent(warnings::add);
        var region = text.map(lines -> new AnchoredPageRenderer(kit.snapshots(), place).renderChanges(lines, back.hunks(), warnings));
        return new Done(back, place.relative(), text, region.orElse(AnchoredPage.EMPTY), warnings);
    }

    /** The change that is meant; without an id the newest that led to what stands there, and wasn't undone or an undoing. */
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
        return RefusedChange.of(ChangeRefusal.of(Kind.NOT_UNDOABLE, message));
    }
}
