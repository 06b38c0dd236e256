package io.atopile.mcp.hashline;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.hashline.ChangeOutcome.Done;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Moves files; anchors and undo keep working. */
public final class FileMover {

    private final EditingContext kit;

    public FileMover(EditingContext kit) {
        this.kit = kit;
    }

    /**
     * Moves a file to a path that doesn't exist yet.
     *
     * @param revision the revision that the file must have, in its short form; empty means any
     * @throws InterruptedException while waiting for other writers
     */
    public ChangeOutcome move(Inside place, Inside to, Optional<String> revision) throws InterruptedException {
        return move(place, to, revision, change -> change);
    }

    /** Moves a file and records the change as returned by {@code told}. */
    ChangeOutcome move(Inside place, Inside to, Optional<String> revision, UnaryOperator<ChangeRecord> told) throws InterruptedException {
        return kit.runExclusively(List.of(place, to), () -> switch (CurrentFileState.read(place)) {
            case CurrentFileState.File file when !revision.orElse(file.revision().toShortForm()).equals(file.revision().toShortForm()) -> RefusedChange.of(
                    Kind.STALE, "The file is now at revision %s, not %s".formatted(file.revision().toShortForm(), revision.get()));
            case CurrentFileState.File _ when !(CurrentFileState.read(to) instanceof CurrentFileState.Nothing) -> RefusedChange.of(
                    Kind.TAKEN, "'%s' already exists".formatted(to.relative()));
            case CurrentFileState.File file -> move(place, to, file, told.apply(ChangeRecord.ofMove(place.relative(), file.revision())));
            case CurrentFileState.Nothing _ -> RefusedChange.of(Kind.MISSING, "There is no such file");
            case CurrentFileState.Unusable(var refusal) -> RefusedChange.of(refusal);
        }, RefusedChange::of);
    }

    private ChangeOutcome move(Inside place, Inside to, CurrentFileState.File file, ChangeRecord change) throws IOException {
        return JournaledFileWriter.toChangeOutcome(new JournaledFileWriter(kit, place).move(file.bytes(), to, change), warnings -> {
            try {
                kit.snapshots().moveHistory(place.relative(), to.relative());
            } catch (IOException _) {
                warnings.add("the state directory can't be written; read the file again before the next edit");
            }
            return new Done(change, to.relative(), file.text(), AnchoredPage.EMPTY, warnings);
        });
    }
}
