package io.atopile.mcp.hashline;

import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Works out what a change of a file would look like, without making it: nothing is locked, kept or written. */
public final class ChangePreview {

    /**
     * What would be changed.
     *
     * @param summary one clause, such as {@code 2 lines removed, 3 added}, or why the change would be refused
     * @param diff in the unified format, whole; empty where there is nothing to show
     */
    public record Shown(String summary, String diff) {}

    private final Kit kit;
    private final Scope scope;

    public ChangePreview(Kit kit, Scope scope) {
        this.kit = kit;
        this.scope = scope;
    }

    public Shown edit(Inside place, EditRequest request) {
        if (!(Standing.at(place) instanceof Standing.File file) || file.text().isEmpty()) {
            return refused("there is no such text file");
        }
        return switch (new Planner(kit.snapshots().past(place.relative()), file.text().get()).plan(request)) {
            case Refusal refusal -> refused(refusal.message());
            case EditPlan plan -> difference(plan.before(), plan.after(), plan.hunks());
        };
    }

    public Shown create(Inside place, String text) {
        if (!(Content.of(text.getBytes(StandardCharsets.UTF_8)) instanceof Lines after)) {
            return refused("the content is not text");
        }
        return switch (Standing.at(place)) {
            case Standing.Nothing _ -> difference(empty(), after);
            case Standing.File file -> file.text().map(before -> difference(before, after)).orElseGet(() -> refused("a file that isn't text stands there"));
            case Standing.Unusable(var refusal) -> refused(refusal.message());
        };
    }

    public Shown remove(Inside place) {
        return switch (Standing.at(place)) {
            case Standing.Nothing _ -> refused("there is no such file");
            case Standing.File file -> file.text()
                    .map(before -> difference(before, empty()))
                    .orElseGet(() -> new Shown("%d bytes that are not text".formatted(file.bytes().length), ""));
            case Standing.Unusable(var refusal) -> refused(refusal.message());
        };
    }

    /** Shows what an undo would restore; without {@code id} it is that of the last change. */
    public Shown undo(Inside place, Optional<String> id) {
        var standing = Standing.at(place);
        var found = new Undoer(kit, scope).find(place, id, Undoer.revision(standing));
        if (found.isEmpty()) {
            return refused("no such change is known");
        }
        var change = found.get();
        if (!change.after().equals(Undoer.revision(standing))) {
            return refused("the file has changed since");
        }
        return switch (change.kind()) {
            case EDITED -> restored(place, standing, change);
            case CREATED -> named("deletes the file that was created", remove(place));
            case DELETED -> named("brings the deleted file back", change.before()
                    .flatMap(kit.snapshots().past(place.relative())::text)
                    .map(text -> difference(empty(), text))
                    .orElseGet(() -> new Shown("not text", "")));
            case MOVED -> new Shown("moves the file back to " + change.movedFrom().orElse("where it was"), "");
        };
    }

    private Shown restored(Inside place, Standing standing, Change change) {
        var now = standing instanceof Standing.File file ? file.text() : Optional.<Lines>empty();
        var then = change.before().flatMap(kit.snapshots().past(place.relative())::text);
        return now.isPresent() && then.isPresent()
                ? difference(now.get(), then.get())
                : refused("the text before that change is no longer kept");
    }

    private static Shown named(String what, Shown shown) {
        return new Shown("%s: %s".formatted(what, shown.summary()), shown.diff());
    }

    private static Shown difference(Lines before, Lines after) {
        return difference(before, after, LineDiff.hunks(before, after));
    }

    private static Shown difference(Lines before, Lines after, List<Hunk> hunks) {
        var removed = hunks.stream().mapToInt(Hunk::oldCount).sum();
        var added = hunks.stream().mapToInt(Hunk::newCount).sum();
        return before.sameBytes(after)
                ? new Shown("nothing changes", "")
                : new Shown("%s removed, %d added".formatted(lines(removed), added), UnifiedDiff.of(before, after, hunks));
    }

    private static String lines(int count) {
        return count == 1 ? "1 line" : count + " lines";
    }

    private static Lines empty() {
        return (Lines) Content.of(new byte[0]);
    }

    private static Shown refused(String message) {
        return new Shown("will be refused, because " + message, "");
    }
}
