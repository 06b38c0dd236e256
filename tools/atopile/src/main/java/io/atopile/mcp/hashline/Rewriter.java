package io.atopile.mcp.hashline;

import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.hashline.ChangeOutcome.Done;
import io.atopile.mcp.hashline.Refusal.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Puts a changed text in place of the one that it was made from, for tools that know a file's format. */
public final class Rewriter {

    private final Kit kit;

    public Rewriter(Kit kit) {
        this.kit = kit;
    }

    /**
     * Writes the changed text if the file still holds the other one.
     *
     * @param before what was read
     * @param after what it became, without byte order mark, which stays as it is
     * @throws InterruptedException while waiting for other writers
     */
    public ChangeOutcome rewrite(Inside place, Lines before, String after) throws InterruptedException {
        var marked = new ByteArrayOutputStream();
        marked.writeBytes(Arrays.copyOf(before.bytes(), before.start(1)));
        marked.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return switch (Content.of(marked.toByteArray())) {
            case Lines lines -> kit.alone(List.of(place), () -> replace(place, before, lines), Refused::of);
            case Content.NotText(var reason) -> Refused.of(Refusal.of(Kind.BAD_EDIT, "The file would be broken: it " + reason.message()));
        };
    }

    private ChangeOutcome replace(Inside place, Lines before, Lines after) throws IOException {
        if (!(Standing.at(place) instanceof Standing.File file && Arrays.equals(file.bytes(), before.bytes()))) {
            return Refused.of(Refusal.of(Kind.CHANGED_MEANWHILE, "Someone else wrote to the file meanwhile; look at it again"));
        }
        var change = Change.edited(ChangeId.fresh(), before.revision(), after.revision(), List.of(difference(before, after)));
        var outcome = new Commit(kit, place).replace(before, after, () -> change);
        var refusal = Commit.refusal(outcome);
        if (refusal.isPresent()) {
            return Refused.of(refusal.get());
        }
        var warnings = new ArrayList<String>();
        Commit.doubt(outcome).ifPresent(warnings::add);
        return new Done(change, place.relative(), Optional.of(after), Page.EMPTY, warnings);
    }

    /** Everything between the first and the last line that differ. */
    private static Hunk difference(Lines before, Lines after) {
        var shorter = Math.min(before.count(), after.count());
        var above = 0;
        while (above < shorter && before.sameText(above + 1, after, above + 1)) {
            above++;
        }
        var below = 0;
        while (below < shorter - above && before.sameText(before.count() - below, after, after.count() - below)) {
            below++;
        }
        return new Hunk(above, before.count() - above - below, above, after.count() - above - below);
    }
}
