package io.atopile.mcp.hashline;

import io.atopile.mcp.file.AtomicFile;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.hashline.ChangeOutcome.Done;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Deletes files, after storing their bytes. */
public final class FileRemover {

    private final EditingContext kit;

    public FileRemover(EditingContext kit) {
        this.kit = kit;
    }

    /**
     * Deletes a file.
     *
     * @param revision the revision that it must have, in its short form; empty means any
     * @throws InterruptedException while waiting for other writers
     */
    public ChangeOutcome remove(Inside place, Optional<String> revision) throws InterruptedException {
        return kit.runExclusively(List.of(place), () -> switch (CurrentFileState.read(place)) {
            case CurrentFileState.File file when !revision.orElse(file.revision().toShortForm()).equals(file.revision().toShortForm()) -> RefusedChange.of(
                    Kind.STALE, "The file is now at revision %s, not %s".formatted(file.revision().toShortForm(), revision.get()));
            case CurrentFileState.File file -> remove(place, file);
            case CurrentFileState.Nothing _ -> RefusedChange.of(Kind.MISSING, "There is no such file");
            case CurrentFileState.Unusable(var refusal) -> RefusedChange.of(refusal);
        }, RefusedChange::of);
    }

    private ChangeOutcome remove(Inside place, CurrentFileState.File file) throws IOException {
        var change = ChangeRecord.ofDeletion(file.revision(), AtomicFile.readMode(place.real()));
        return JournaledFileWriter.toChangeOutcome(
                new JournaledFileWriter(kit, place).remove(file.bytes(), change),
                warnings -> new Done(change, place.relative(), Optional.empty(), AnchoredPage.EMPTY, warnings));
    }
}
