package io.atopile.mcp.hashline;

import io.atopile.mcp.file.AtomicFile;
import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.hashline.ChangeOutcome.Done;
import io.atopile.mcp.hashline.Refusal.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Takes files away, of which it keeps the bytes first. */
public final class FileRemover {

    private final Kit kit;

    public FileRemover(Kit kit) {
        this.kit = kit;
    }

    /**
     * Takes a file away.
     *
     * @param revision that it must have, in its shown form; absent means any
     * @throws InterruptedException while waiting for other writers
     */
    public ChangeOutcome remove(Inside place, Optional<String> revision) throws InterruptedException {
        return kit.alone(List.of(place), () -> switch (Standing.at(place)) {
            case Standing.File file when !revision.orElse(file.revision().shown()).equals(file.revision().shown()) -> Refused.of(
                    Refusal.of(Kind.STALE, "The file is now revision %s, not %s".formatted(file.revision().shown(), revision.get())));
            case Standing.File file -> remove(place, file);
            case Standing.Nothing _ -> Refused.of(Refusal.of(Kind.MISSING, "There is no such file"));
            case Standing.Unusable(var refusal) -> Refused.of(refusal);
        }, Refused::of);
    }

    private ChangeOutcome remove(Inside place, Standing.File file) throws IOException {
        var change = Change.deleted(file.revision(), AtomicFile.modeOf(place.real()));
        var outcome = new Commit(kit, place).remove(file.bytes(), change);
        return Commit.refusal(outcome)
                .<ChangeOutcome>map(Refused::of)
                .orElseGet(() -> new Done(
                        change, place.relative(), Optional.empty(), Page.EMPTY, Commit.doubt(outcome).stream().toList()));
    }
}
