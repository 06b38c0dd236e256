package io.atopile.mcp.hashline;

import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.hashline.ChangeOutcome.Done;
import io.atopile.mcp.hashline.Refusal.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Gives files other names; anchors and undo go with them. */
public final class FileMover {

    private final Kit kit;

    public FileMover(Kit kit) {
        this.kit = kit;
    }

    /**
     * Gives a file another name, under which nothing stands.
     *
     * @param revision that it must have, in its shown form; absent means any
     * @throws InterruptedException while waiting for other writers
     */
    public ChangeOutcome move(Inside place, Inside to, Optional<String> revision) throws InterruptedException {
        return move(place, to, revision, change -> change);
    }

    /** Moves, and writes it down as {@code told} tells it. */
    ChangeOutcome move(Inside place, Inside to, Optional<String> revision, UnaryOperator<Change> told) throws InterruptedException {
        return kit.alone(List.of(place, to), () -> switch (Standing.at(place)) {
            case Standing.File file when !revision.orElse(file.revision().shown()).equals(file.revision().shown()) -> Refused.of(
                    Refusal.of(Kind.STALE, "The file is now revision %s, not %s".formatted(file.revision().shown(), revision.get())));
            case Standing.File _ when !(Standing.at(to) instanceof Standing.Nothing) -> Refused.of(
                    Refusal.of(Kind.TAKEN, "Something already stands at '%s'".formatted(to.relative())));
            case Standing.File file -> move(place, to, file, told.apply(Change.moved(place.relative(), file.revision())));
            case Standing.Nothing _ -> Refused.of(Refusal.of(Kind.MISSING, "There is no such file"));
            case Standing.Unusable(var refusal) -> Refused.of(refusal);
        }, Refused::of);
    }

    private ChangeOutcome move(Inside place, Inside to, Standing.File file, Change change) throws IOException {
        var outcome = new Commit(kit, place).move(file.bytes(), to, change);
        var refusal = Commit.refusal(outcome);
        if (refusal.isPresent()) {
            return Refused.of(refusal.get());
        }
        var warnings = new ArrayList<String>();
        Commit.doubt(outcome).ifPresent(warnings::add);
        try {
            kit.snapshots().carry(place.relative(), to.relative());
        } catch (IOException _) {
            warnings.add("the state directory can't be written: read the file again before the next edit");
        }
        return new Done(change, to.relative(), file.text(), Page.EMPTY, warnings);
    }
}
