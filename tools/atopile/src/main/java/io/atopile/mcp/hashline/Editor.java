package io.atopile.mcp.hashline;

import io.atopile.mcp.file.Located.Inside;
import io.atopile.mcp.file.WriteOutcome;
import io.atopile.mcp.hashline.EditOutcome.Made;
import io.atopile.mcp.hashline.Refusal.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Edits files of one project: reads the current text, places the edits on it, works them out and replaces the file, all
 * or nothing. Other servers wait meanwhile; other programs are caught by the comparison before the rename, upon which the
 * edits are placed once more on what they wrote.
 */
public final class Editor {

    private final Kit kit;

    public Editor(Kit kit) {
        this.kit = kit;
    }

    /**
     * Makes the edits of one call.
     *
     * @throws InterruptedException while waiting for other writers
     */
    public EditOutcome edit(Inside place, EditRequest request) throws InterruptedException {
        return kit.alone(
                List.of(place),
                () -> {
                    var outcome = attempt(place, request);
                    return isOvertaken(outcome) ? attempt(place, request) : outcome;
                },
                Refused::of);
    }

    private static boolean isOvertaken(EditOutcome outcome) {
        return outcome instanceof Refused(var refusal, _) && refusal.kind() == Kind.CHANGED_MEANWHILE;
    }

    private EditOutcome attempt(Inside place, EditRequest request) throws IOException {
        return switch (Standing.at(place)) {
            case Standing.File file -> switch (file.content()) {
                case Lines lines -> edit(place, lines, request);
                case Content.NotText(var reason) -> refused(Kind.NOT_TEXT, "The file " + reason.message());
            };
            case Standing.Nothing _ -> refused(Kind.MISSING, "There is no such file");
            case Standing.Unusable(var refusal) -> Refused.of(refusal);
        };
    }

    private EditOutcome edit(Inside place, Lines current, EditRequest request) throws IOException {
        return switch (new Planner(kit.snapshots().past(place.relative()), current).plan(request)) {
            case Refusal refusal -> showing(place).refused(current, refusal);
            case EditPlan plan when request.dryRun() || !plan.changes() ->
                new Made(plan, Page.EMPTY, Diff.of(plan), plan.warnings(), Optional.empty());
            case EditPlan plan -> write(place, plan);
        };
    }

    private EditOutcome write(Inside place, EditPlan plan) throws IOException {
        var id = ChangeId.fresh();
        var outcome = new Commit(kit, place).replace(
                plan.before(), plan.after(), () -> Change.edited(id, plan.before().revision(), plan.after().revision(), plan.hunks()));
        var refusal = Commit.refusal(outcome);
        return refusal.isPresent() ? Refused.of(refusal.get()) : made(place, plan, id, outcome);
    }

    private Made made(Inside place, EditPlan plan, String id, WriteOutcome outcome) {
        var warnings = new ArrayList<>(plan.warnings());
        Commit.doubt(outcome).ifPresent(warnings::add);
        var region = showing(place).changed(plan.after(), plan.hunks(), warnings);
        return new Made(plan, region, Diff.of(plan), warnings, Optional.of(id));
    }

    private Showing showing(Inside place) {
        return new Showing(kit.snapshots(), place);
    }

    private static Refused refused(Kind kind, String message) {
        return Refused.of(Refusal.of(kind, message));
    }
}
