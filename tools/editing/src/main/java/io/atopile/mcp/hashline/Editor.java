package io.atopile.mcp.hashline;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.WriteOutcome;
import io.atopile.mcp.hashline.ChangeRefusal.Kind;
import io.atopile.mcp.hashline.EditOutcome.Made;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Edits files of one project: reads the current text, maps the edits to it, computes the result and replaces the file, all or
 * nothing. Other servers wait in the meantime; changes by other programs are detected by the comparison before the rename, after
 * which the edits are mapped once more to what those programs wrote.
 */
public final class Editor {

    private static final int DIFF_LINES = 60;
    private static final int DIFF_CHARACTERS = 160;

    private final EditingContext kit;

    public Editor(EditingContext kit) {
        this.kit = kit;
    }

    /**
     * Carries out the edits of one call.
     *
     * @throws InterruptedException while waiting for other writers
     */
    public EditOutcome edit(Inside place, EditRequest request) throws InterruptedException {
        return kit.runExclusively(
                List.of(place),
                () -> {
                    var outcome = tryEdit(place, request);
                    return isOvertaken(outcome) ? tryEdit(place, request) : outcome;
                },
                RefusedChange::of);
    }

    private static boolean isOvertaken(EditOutcome outcome) {
        return outcome instanceof RefusedChange(var refusal, _) && refusal.kind() == Kind.CHANGED_MEANWHILE;
    }

    private EditOutcome tryEdit(Inside place, EditRequest request) throws IOException {
        return switch (CurrentFileState.read(place)) {
            case CurrentFileState.File file -> switch (file.content()) {
                case TextLines lines -> edit(place, lines, request);
                case FileContent.NotText(var reason) -> RefusedChange.of(Kind.NOT_TEXT, "The file " + reason.message());
            };
            case CurrentFileState.Nothing _ -> RefusedChange.of(Kind.MISSING, "There is no such file");
            case CurrentFileState.Unusable(var refusal) -> RefusedChange.of(refusal);
        };
    }

    private EditOutcome edit(Inside place, TextLines current, EditRequest request) throws IOException {
        return switch (new EditPlanner(kit.snapshots().getHistory(place.relative()), current).plan(request)) {
            case ChangeRefusal refusal -> createRenderer(place).renderRefusal(current, refusal);
            case EditPlan plan when request.dryRun() || !plan.hasChanges() ->
                new Made(plan, AnchoredPage.EMPTY, formatDiff(plan), plan.warnings(), Optional.empty());
            case EditPlan plan -> write(place, plan);
        };
    }

    private EditOutcome write(Inside place, EditPlan plan) throws IOException {
        var id = ChangeRecord.generateId();
        var outcome = new JournaledFileWriter(kit, place).replace(
                plan.before(), plan.after(), () -> ChangeRecord.ofEdit(id, plan.before().revision(), plan.after().revision(), plan.hunks()));
        var refusal = JournaledFileWriter.findRefusal(outcome);
        return refusal.isPresent() ? RefusedChange.of(refusal.get()) : createOutcome(place, plan, id, outcome);
    }

    private Made createOutcome(Inside place, EditPlan plan, String id, WriteOutcome outcome) {
        var warnings = new ArrayList<>(plan.warnings());
        warnings.addAll(JournaledFileWriter.describeUncertainty(outcome));
        var region = createRenderer(place).renderChanges(plan.after(), plan.hunks(), warnings);
        return new Made(plan, region, formatDiff(plan), warnings, Optional.of(id));
    }

    private AnchoredPageRenderer createRenderer(Inside place) {
        return new AnchoredPageRenderer(kit.snapshots(), place);
    }

    /** Formats a plan's changes for display: removed lines with -, added lines with +. */
    private static String formatDiff(EditPlan plan) {
        var lines = plan.hunks().stream().flatMap(hunk -> formatHunk(plan, hunk)).toList();
        var left = lines.size() - DIFF_LINES;
        return lines.stream().limit(DIFF_LINES).collect(Collectors.joining("\n")) + (left > 0 ? "\n(%d more lines)".formatted(left) : "");
    }

    private static Stream<String> formatHunk(EditPlan plan, DiffHunk hunk) {
        var removed = IntStream.rangeClosed(1, hunk.oldCount()).mapToObj(i -> "-" + shortenLine(plan.before().getText(hunk.oldBefore() + i)));
        var added = IntStream.rangeClosed(1, hunk.newCount()).mapToObj(i -> "+" + shortenLine(plan.after().getText(hunk.newBefore() + i)));
        return Stream.of(Stream.of(UnifiedDiff.formatHeader(hunk.oldBefore(), hunk.oldCount(), hunk.newBefore(), hunk.newCount())), removed, added)
                .flatMap(lines -> lines);
    }

    private static String shortenLine(String line) {
        return line.length() <= DIFF_CHARACTERS ? line : line.substring(0, DIFF_CHARACTERS) + "…";
    }
}
