package io.atopile.mcp.hashline;

import io.atopile.mcp.file.AtomicFile;
import io.atopile.mcp.file.Located;
import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.Scope;
import io.atopile.mcp.file.WriteOutcome;
import io.atopile.mcp.hashline.ChangeOutcome.Done;
import io.atopile.mcp.hashline.Refusal.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes back one change of a file, as long as the file is as that change left it. */
public final class Undoer {

    private final Kit kit;
    private final Scope scope;

    public Undoer(Kit kit, Scope scope) {
        this.kit = kit;
        this.scope = scope;
    }

    /** Where a file would stand after an undo, if that isn't where it stands now. */
    public Optional<Inside> destination(Inside place, Optional<String> id) {
        return find(place, id, revision(Standing.at(place))).flatMap(Change::movedFrom).flatMap(this::inside);
    }

    /**
     * Takes a change back.
     *
     * @param id of the change; absent means the last one that led to what the file is now
     * @throws InterruptedException while waiting for other writers
     */
    public ChangeOutcome undo(Inside place, Optional<String> id) throws InterruptedException {
        var standing = Standing.at(place);
        var found = find(place, id, revision(standing));
        if (found.isPresent() && found.get().kind() == Change.Kind.MOVED) {
            return moveBack(place, found.get());
        }
        return kit.alone(List.of(place), () -> undo(place, id, Standing.at(place)), Refused::of);
    }

    private ChangeOutcome undo(Inside place, Optional<String> id, Standing standing) throws IOException {
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

    private ChangeOutcome restore(Inside place, Standing standing, Change change, Change back) throws IOException {
        var now = standing instanceof Standing.File file ? file.text() : Optional.<Lines>empty();
        var then = change.before().flatMap(kit.snapshots().past(place.relative())::text);
        if (now.isEmpty() || then.isEmpty()) {
            return refused("The text before that change is no longer kept");
        }
        var outcome = new Commit(kit, place).replace(now.get(), then.get(), () -> back);
        return done(place, outcome, back, then);
    }

    private ChangeOutcome remove(Inside place, Standing standing, Change back) throws IOException {
        if (!(standing instanceof Standing.File file)) {
            return refused("The file is already gone");
        }
        var outcome = new Commit(kit, place).remove(file.bytes(), back);
        if (outcome instanceof WriteOutcome.Written) {
            AtomicFile.removeEmptyParents(place.real(), (int) place.relative().chars().filter(character -> character == '/').count());
        }
        return done(place, outcome, back, Optional.empty());
    }

    private ChangeOutcome bringBack(Inside place, Change change, Change back) throws IOException {
        var bytes = change.before().flatMap(kit.snapshots().shelf(place.relative())::bytes);
        if (bytes.isEmpty()) {
            return refused("What the file held is no longer kept");
        }
        var text = Content.of(bytes.get()) instanceof Lines lines ? Optional.of(lines) : Optional.<Lines>empty();
        return done(place, new Commit(kit, place).create(bytes.get(), back), back, text);
    }

    private ChangeOutcome moveBack(Inside place, Change change) throws InterruptedException {
        var to = change.movedFrom().flatMap(this::inside);
        if (to.isEmpty()) {
            return refused("The file can't go back to where it was");
        }
        var shown = change.after().map(Revision::shown);
        return new FileMover(kit).move(place, to.get(), shown, _ -> change.reversed(place.relative()));
    }

    private ChangeOutcome done(Inside place, WriteOutcome outcome, Change back, Optional<Lines> text) {
        var refusal = Commit.refusal(outcome);
        if (refusal.isPresent()) {
            return Refused.of(refusal.get());
        }
        var warnings = new ArrayList<String>();
        Commit.doubt(outcome).ifPresent(warnings::add);
        var region = text.map(lines -> new Showing(kit.snapshots(), place).changed(lines, back.hunks(), warnings));
        return new Done(back, place.relative(), text, region.orElse(Page.EMPTY), warnings);
    }

    /** The change that is meant; without an id the newest that led to what stands there, and wasn't undone or an undoing. */
    Optional<Change> find(Inside place, Optional<String> id, Optional<Revision> standing) {
        var undone = new HashSet<String>();
        for (var change : Lineage.tookEffect(kit.snapshots().past(place.relative()).changes(), standing).reversed()) {
            if (id.isPresent() ? id.get().equals(change.id()) : isLast(change, undone, standing)) {
                return Optional.of(change);
            }
            if (!undone.contains(change.id())) {
                change.undoes().ifPresent(undone::add);
            }
        }
        return Optional.empty();
    }

    private static boolean isLast(Change change, Set<String> undone, Optional<Revision> standing) {
        return change.undoes().isEmpty() && !undone.contains(change.id()) && change.after().equals(standing);
    }

    static Optional<Revision> revision(Standing standing) {
        return standing instanceof Standing.File file ? Optional.of(file.revision()) : Optional.empty();
    }

    private Optional<Inside> inside(String path) {
        return scope.toWrite(path) instanceof Located.Inside inside ? Optional.of(inside) : Optional.empty();
    }

    private static Refused refused(String message) {
        return Refused.of(Refusal.of(Kind.NOT_UNDOABLE, message));
    }
}
