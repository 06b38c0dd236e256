package io.atopile.mcp.hashline;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.WriteOutcome;
import io.atopile.mcp.hashline.ChangeOutcome.Done;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Creates text files, or replaces the revision that a caller names completely. */
public final class FileCreator {

    private final EditingContext kit;

    public FileCreator(EditingContext kit) {
        this.kit = kit;
    }

    /**
     * Writes a whole text.
     *
     * @param revision the revision of the file that may be replaced, in its short form; empty means that the file must not exist
     * @param literal whether the text is written as it is, without checks for likely errors
     * @throws InterruptedException while waiting for other writers
     */
    public ChangeOutcome create(Inside place, String text, Optional<String> revision, boolean literal) throws InterruptedException {
        if (ReplacementText.ofPiece(text, literal) instanceof ReplacementText.Unfit(var message)) {
            return RefusedChange.of(Kind.BAD_EDIT, "The content was rejected: " + message);
        }
        return switch (FileContent.of(text.getBytes(StandardCharsets.UTF_8))) {
            case TextLines lines -> kit.runExclusively(List.of(place), () -> create(place, lines, revision), RefusedChange::of);
            case FileContent.NotText(var reason) -> RefusedChange.of(Kind.BAD_EDIT, "The file could not be edited later: it " + reason.message());
        };
    }

    private ChangeOutcome create(Inside place, TextLines text, Optional<String> revision) throws IOException {
        return switch (CurrentFileState.read(place)) {
            case CurrentFileState.Nothing _ when revision.isPresent() -> RefusedChange.of(Kind.MISSING, "There is no file to replace");
            case CurrentFileState.Nothing _ -> {
                var change = ChangeRecord.ofCreation(text.revision());
                yield toChangeOutcome(place, text, change, new JournaledFileWriter(kit, place).create(text.bytes(), change));
            }
            case CurrentFileState.File file -> switch (file.content()) {
                case TextLines old -> replace(place, old, text, revision);
                case FileContent.NotText _ -> RefusedChange.of(Kind.TAKEN, "A file that isn't text already exists there");
            };
            case CurrentFileState.Unusable(var refusal) -> RefusedChange.of(refusal);
        };
    }

    private ChangeOutcome replace(Inside place, TextLines old, TextLines text, Optional<String> revision) throws IOException {
        if (revision.isEmpty()) {
            return RefusedChange.of(Kind.TAKEN, "The file already exists; edit it, or pass its rev to replace all of it");
        }
        if (!revision.get().equals(old.revision().toShortForm())) {
            return RefusedChange.of(Kind.STALE, "The file is now at revision %s, not %s".formatted(old.revision().toShortForm(), revision.get()));
        }
        var hunk = new DiffHunk(0, old.count(), 0, text.count());
        var change = ChangeRecord.ofEdit(ChangeRecord.generateId(), old.revision(), text.revision(), List.of(hunk));
        return toChangeOutcome(place, text, change, new JournaledFileWriter(kit, place).replace(old, text, () -> change));
    }

    private ChangeOutcome toChangeOutcome(Inside place, TextLines text, ChangeRecord change, WriteOutcome outcome) {
        return JournaledFileWriter.toChangeOutcome(outcome, warnings -> {
            var region = new AnchoredPageRenderer(kit.snapshots(), place).renderBeginning(text, warnings);
            return new Done(change, place.relative(), Optional.of(text), region, warnings);
        });
    }
}
