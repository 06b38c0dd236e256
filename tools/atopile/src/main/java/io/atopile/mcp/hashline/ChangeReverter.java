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
    public Optional<Inside> destination(Inside place, Optional<String> id) {
        return find(place, id, revision(CurrentFileState.at(place))).flatMap(ChangeRecord::movedFrom).flatMap(this::inside);
    }

    /**
     * Takes a change back.
     *
     * @param id of the change; absent means the last one that led to what the file is now
     * @throws InterruptedException while waiting for other writers
     */
    public ChangeOutcome undo(Inside place, Optional<String> id) throws InterruptedException {
        var standing = CurrentFileState.at(place);
        var found = find(place, id, revision(standing));
        if (found.isPresent() && found.get().kind() == ChangeRecord.Kind.MOVED) {
            return moveBack(place, found.get());
        }
        return kit.alone(List.of(place), () -> undo(place, id, CurrentFileState.at(place)), RefusedChange::of);
    }

    private ChangeOutcome undo(Inside place, Optional<String> id, CurrentFileState standing) throws IOException {
        var found = find(place, id, revision(standing));
        if (found.isEmpty()) {
            return refused(id.isPresent()
                    ? "No change of this file is known as '%s'; perhaps it is too long ago".formatted(id.get())
                    : "No change is known here that led to what the file is now");
        }
        var change = found.get();
        if (!change.after().equals(revision(standing))) {
            return refused("The file is no longer as that change left it; undo what came after it first, or edit");
        }
        var back = change.reversed(place.relative());
        return switch (change.kind()) {
            case EDITED -> restore(place, standing, change, back);
            case CREATED -> remove(place, standing, back);
            case DELETED -> bringBack(place, change, back);
            case MOVED -> refused("Another server changed the file meanwhile; try again");
        };
    }

    private ChangeOutcome restore(Inside place, CurrentFileState standing, ChangeRecord change, ChangeRecord back) throws IOException {
        var now = standing instanceof CurrentFileState.File file ? file.text() : Optional.<TextLines>empty();
        var then = change.before().flatMap(kit.snapshots().past(place.relative())::text);
        if (now.isEmpty() || then.isEmpty()) {
            return refused("The text before that change is no longer kept");
        }
        var outcome = new JournaledFileWriter(kit, place).replace(now.get(), then.get(), () -> back);
        return done(place, outcome, back, then);
    }

    private ChangeOutcome remove(Inside place, CurrentFileState standing, ChangeRecord back) throws IOException {
        if (!(standing instanceof CurrentFileState.File file)) {
            return refused("The file is already gone");
        }
        var outcome = new JournaledFileWriter(kit, place).remove(file.bytes(), back);
        if (outcome instanceof WriteOutcome.Written) {
            AtomicFile.removeEmptyParents(place.real(), (int) place.relative().chars().filter(character -> character == '/').count());
        }
        return done(place, outcome, back, Optional.empty());
    }

    private ChangeOutcome bringBack(Inside place, ChangeRecord change, ChangeRecord back) throws IOException {
        var bytes = change.before().flatMap(kit.snapshots().shelf(place.relative())::bytes);
        if (bytes.isEmpty()) {
            return refused("What the file held is no longer kept");
        }
        var text = FileContent.of(bytes.get()) instanceof TextLines lines ? Optional.of(lines) : Optional.<TextLines>empty();
        return done(place, new JournaledFileWriter(kit, place).create(bytes.get(), back), back, text);
    }

    private ChangeOutcome moveBack(Inside place, ChangeRecord change) throws InterruptedException {
        var to = change.movedFrom().flatMap(this::inside);
        if (to.isEmpty()) {
            return refused("The file can't go back to where it was");
        }
        var shown = change.after().map(FileRevision::shown);
        return new FileMover(kit).move(place, to.get(), shown, _ -> change.reversed(place.relative()));
    }

    private ChangeOutcome done(Inside place, WriteOutcome outcome, ChangeRecord back, Optional<TextLines> text) {
        var refusal = JournaledFileWriter.refusal(outcome);
        if (refusal.isPresent()) {
            return RefusedChange.of(refusal.get());
        }
        var warnings = new ArrayList<String>();
        JournaledFileWriter.doubt(outcome).ifPresent(warnings::add);
        var region = text.map(lines -> new AnchoredPageRenderer(kit.snapshots(), place).changed(lines, back.hunks(), warnings));
        return new Done(back, place.relative(), text, region.orElse(AnchoredPage.EMPTY), warnings);
    }

    /** The change that is meant; without an id the newest that led to what stands there, and wasn't undone or an undoing. */
    Optional<ChangeRecord> find(Inside place, Optional<String> id, Optional<FileRevision> standing) {
        var undone = new HashSet<String>();
        for (var change : RevisionLineage.tookEffect(kit.snapshots().past(place.relative()).changes(), standing).reversed()) {
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

    static Optional<FileRevision> revision(CurrentFileState standing) {
        return standing instanceof CurrentFileState.File file ? Optional.of(file.revision()) : Optional.empty();
    }

    private Optional<Inside> inside(String path) {
        return scope.toWrite(path) instanceof PathResolution.Inside inside ? Optional.of(inside) : Optional.empty();
    }

    private static RefusedChange refused(String message) {
        return RefusedChange.of(ChangeRefusal.of(Kind.NOT_UNDOABLE, message));
    }
}
