package io.atopile.mcp.hashline;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.tool.CountFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Computes what a change of a file would look like without making it: nothing is locked, stored or written. */
public final class ChangePreview {

    /**
     * What would be changed.
     *
     * @param summary one clause, such as {@code 2 lines removed, 3 added}, or why the change would be refused; may be empty
     * @param diff the complete unified diff; empty if there is nothing to show
     * @param binding identical for the same change of the same file, and different for any other
     */
    public record Shown(String summary, String diff, String binding) {}

    /** The binding of a change that will be refused. */
    public static final String NO_CHANGE = "none";

    private final EditingContext kit;
    private final ProjectBoundary scope;

    public ChangePreview(EditingContext kit, ProjectBoundary scope) {
        this.kit = kit;
        this.scope = scope;
    }

    public Shown edit(Inside place, EditRequest request) {
        if (!(CurrentFileState.read(place) instanceof CurrentFileState.File file) || file.text().isEmpty()) {
            return previewRefusal("there is no such text file");
        }
        return switch (new EditPlanner(kit.snapshots().getHistory(place.relative()), file.text().get()).plan(request)) {
            case ChangeRefusal refusal -> previewRefusal(refusal.message());
            case EditPlan plan -> previewDifference(place, plan.before(), plan.after(), plan.hunks());
        };
    }

    public Shown create(Inside place, String text) {
        if (!(FileContent.of(text.getBytes(StandardCharsets.UTF_8)) instanceof TextLines after)) {
            return previewRefusal("the content is not text");
        }
        return switch (CurrentFileState.read(place)) {
            case CurrentFileState.Nothing _ -> describeAddition(place, after);
            case CurrentFileState.File file -> file.text()
                    .map(before -> previewDifference(place, before, after, LineDiff.computeHunks(before, after)))
                    .orElseGet(() -> previewRefusal("a file that isn't text already exists there"));
            case CurrentFileState.Unusable(var refusal) -> previewRefusal(refusal.message());
        };
    }

    public Shown remove(Inside place) {
        return switch (CurrentFileState.read(place)) {
            case CurrentFileState.Nothing _ -> previewRefusal("there is no such file");
            case CurrentFileState.File file -> file.text()
                    .map(before -> describeChange(before, empty(), LineDiff.computeHunks(before, empty()), describeRemoval(place, file)))
                    .orElseGet(() -> new Shown(describeBytes(file), "", describeRemoval(place, file).binding()));
            case CurrentFileState.Unusable(var refusal) -> previewRefusal(refusal.message());
        };
    }

    /** Previews a move; with {@code withContent} the file's content is included, as if it were created. */
    public Shown move(Inside place, Inside to, boolean withContent) {
        return switch (CurrentFileState.read(place)) {
            case CurrentFileState.Nothing _ -> previewRefusal("there is no such file");
            case CurrentFileState.File _ when !(CurrentFileState.read(to) instanceof CurrentFileState.Nothing) -> previewRefusal("the new path already exists");
            case CurrentFileState.File file -> describeMove(file, new ContentTransition(place, Optional.of(file.revision()), to, Optional.of(file.revision())), withContent);
            case CurrentFileState.Unusable(var refusal) -> previewRefusal(refusal.message());
        };
    }

    private static Shown describeMove(CurrentFileState.File file, ContentTransition change, boolean withContent) {
        if (!withContent) {
            return new Shown("", "", change.binding());
        }
        return file.text()
                .map(text -> new Shown(CountFormat.format(text.count(), "line"), describeChange(empty(), text, LineDiff.computeHunks(empty(), text), change).diff(), change.binding()))
                .orElseGet(() -> new Shown(describeBytes(file), "", change.binding()));
    }

    /**
     * Previews what an undo would restore; without {@code id}, the undo of the last change.
     *
     * @param withContent selects the files whose content is included when they are moved back from or to that path
     */
    public Shown undo(Inside place, Optional<String> id, Predicate<Inside> withContent) {
        var standing = CurrentFileState.read(place);
        var found = new ChangeReverter(kit, scope).find(place, id, ChangeReverter.findRevision(standing));
        if (found.isEmpty()) {
            return previewRefusal("there is no such recorded change");
        }
        var change = found.get();
        if (!change.after().equals(ChangeReverter.findRevision(standing))) {
            return previewRefusal("the file has changed since");
        }
        return switch (change.kind()) {
            case EDITED -> previewRestore(place, standing, change);
            case CREATED -> prependLabel("deletes the created file", remove(place));
            case DELETED -> prependLabel("restores the deleted file", change.before()
                    .flatMap(kit.snapshots().getHistory(place.relative())::findText)
                    .map(text -> describeAddition(place, text))
                    .orElseGet(() -> new Shown("not text", "", ContentTransition.of(place, Optional.empty(), change.before()).binding())));
            case MOVED -> describeMoveBack(place, change, withContent);
        };
    }

    private Shown describeMoveBack(Inside place, ChangeRecord change, Predicate<Inside> withContent) {
        return change.movedFrom().flatMap(from -> scope.toWrite(from) instanceof Inside to ? Optional.of(to) : Optional.empty())
                .map(to -> prependLabel("moves the file back to " + to.relative(), move(place, to, withContent.test(place) || withContent.test(to))))
                .orElseGet(() -> previewRefusal("the file can't be moved back to its previous path"));
    }

    private Shown previewRestore(Inside place, CurrentFileState standing, ChangeRecord change) {
        var now = standing instanceof CurrentFileState.File file ? file.text() : Optional.<TextLines>empty();
        var then = change.before().flatMap(kit.snapshots().getHistory(place.relative())::findText);
        return now.isPresent() && then.isPresent()
                ? previewDifference(place, now.get(), then.get(), LineDiff.computeHunks(now.get(), then.get()))
                : previewRefusal("the text from before that change is no longer stored");
    }

    private static Shown prependLabel(String what, Shown shown) {
        return new Shown(shown.summary().isEmpty() ? what : "%s: %s".formatted(what, shown.summary()), shown.diff(), shown.binding());
    }

    private static Shown describeAddition(Inside place, TextLines text) {
        return describeChange(empty(), text, LineDiff.computeHunks(empty(), text), ContentTransition.of(place, Optional.empty(), Optional.of(text.revision())));
    }

    private static ContentTransition describeRemoval(Inside place, CurrentFileState.File file) {
        return ContentTransition.of(place, Optional.of(file.revision()), Optional.empty());
    }

    private static Shown previewDifference(Inside place, TextLines before, TextLines after, List<DiffHunk> hunks) {
        return describeChange(before, after, hunks, ContentTransition.of(place, Optional.of(before.revision()), Optional.of(after.revision())));
    }

    private static Shown describeChange(TextLines before, TextLines after, List<DiffHunk> hunks, ContentTransition change) {
        var removed = hunks.stream().mapToInt(DiffHunk::oldCount).sum();
        var added = hunks.stream().mapToInt(DiffHunk::newCount).sum();
        return before.hasSameBytes(after)
                ? new Shown("nothing changes", "", change.binding())
                : new Shown("%s removed, %d added".formatted(CountFormat.format(removed, "line"), added), UnifiedDiff.of(before, after, hunks), change.binding());
    }

    private static String describeBytes(CurrentFileState.File file) {
        return "%d bytes that are not text".formatted(file.bytes().length);
    }

    private static TextLines empty() {
        return (TextLines) FileContent.of(new byte[0]);
    }

    private static Shown previewRefusal(String message) {
        return new Shown("will be refused, because " + message, "", NO_CHANGE);
    }
}
