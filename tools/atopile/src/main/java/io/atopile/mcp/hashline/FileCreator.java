package io.atopile.mcp.hashline;

import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.WriteOutcome;
import io.atopile.mcp.hashline.ChangeOutcome.Done;
import io.atopile.mcp.hashline.Refusal.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts text files where nothing stands, or whole in place of the revision that a caller names. */
public final class FileCreator {

    private final Kit kit;

    public FileCreator(Kit kit) {
        this.kit = kit;
    }

    /**
     * Writes a whole text.
     *
     * @param revision of the file that it may replace, in its shown form; absent means that there must be none
     * @param literal whether the text is written as it is, whatever it looks like
     * @throws InterruptedException while waiting for other writers
     */
    public ChangeOutcome create(Inside place, String text, Optional<String> revision, boolean literal) throws InterruptedException {
        if (Payload.ofPiece(text, literal) instanceof Payload.Unfit(var message)) {
            return refused(Kind.BAD_EDIT, "The content isn't fit to be written: " + message);
        }
        return switch (Content.of(text.getBytes(StandardCharsets.UTF_8))) {
            case Lines lines -> kit.alone(List.of(place), () -> create(place, lines, revision), Refused::of);
            case Content.NotText(var reason) -> refused(Kind.BAD_EDIT, "The file couldn't be edited: it " + reason.message());
        };
    }

    private ChangeOutcome create(Inside place, Lines text, Optional<String> revision) throws IOException {
        return switch (Standing.at(place)) {
            case Standing.Nothing _ when revision.isPresent() -> refused(Kind.MISSING, "There is no file that could be replaced");
            case Standing.Nothing _ -> {
                var change = Change.created(text.revision());
                yield done(place, text, change, new Commit(kit, place).create(text.bytes(), change));
            }
            case Standing.File file -> switch (file.content()) {
                case Lines old -> replace(place, old, text, revision);
                case Content.NotText _ -> refused(Kind.TAKEN, "A file that isn't text already stands there");
            };
            case Standing.Unusable(var refusal) -> Refused.of(refusal);
        };
    }

    private ChangeOutcome replace(Inside place, Lines old, Lines text, Optional<String> revision) throws IOException {
        if (revision.isEmpty()) {
            return refused(Kind.TAKEN, "A file already stands there; edit it, or quote its rev to replace all of it");
        }
        if (!revision.get().equals(old.revision().shown())) {
            return refused(Kind.STALE, "The file is now revision %s, not %s".formatted(old.revision().shown(), revision.get()));
        }
        var hunk = new Hunk(0, old.count(), 0, text.count());
        var change = Change.edited(ChangeId.fresh(), old.revision(), text.revision(), List.of(hunk));
        return done(place, text, change, new Commit(kit, place).replace(old, text, () -> change));
    }

    private ChangeOutcome done(Inside place, Lines text, Change change, WriteOutcome outcome) {
        var refusal = Commit.refusal(outcome);
        if (refusal.isPresent()) {
            return Refused.of(refusal.get());
        }
        var warnings = new ArrayList<String>();
        Commit.doubt(outcome).ifPresent(warnings::add);
        var region = new Showing(kit.snapshots(), place).beginning(text, warnings);
        return new Done(change, place.relative(), Optional.of(text), region, warnings);
    }

    private static Refused refused(Kind kind, String message) {
        return Refused.of(Refusal.of(kind, message));
    }
}
