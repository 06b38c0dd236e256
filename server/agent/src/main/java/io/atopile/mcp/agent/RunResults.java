package io.atopile.mcp.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The results of a run.
 *
 * @param changes of files, oldest first
 * @param builds the last observation of each build, oldest first
 * @param builtAfterChange whether nothing changed since the newest build, as far as the run can tell
 * @param answer the model's latest text for the user
 */
public record RunResults(
        List<PlanStep> plan, List<RunFileChange> changes, List<BuildObservation> builds, boolean builtAfterChange, Optional<BlobId> answer) {

    static final RunResults NONE = new RunResults(List.of(), List.of(), List.of(), true, Optional.empty());

    public RunResults {
        plan = List.copyOf(plan);
        changes = List.copyOf(changes);
        builds = List.copyOf(builds);
    }

    RunResults withPlan(List<PlanStep> steps) {
        return new RunResults(steps, changes, builds, builtAfterChange, answer);
    }

    RunResults withChanges(List<RunFileChange> more) {
        var all = new ArrayList<>(changes);
        all.addAll(more);
        return more.isEmpty() ? this : new RunResults(plan, all, builds, false, answer);
    }

    /** Records that something may have changed. */
    RunResults withPossibleChange() {
        return new RunResults(plan, changes, builds, false, answer);
    }

    /** Adds builds. {@code current} says whether one of them has ended and includes every change. */
    RunResults withBuilds(List<BuildObservation> notes, boolean current) {
        var all = new ArrayList<>(builds);
        for (var note : notes) {
            all.removeIf(build -> build.buildId().equals(note.buildId()));
            all.add(note);
        }
        return new RunResults(plan, changes, all, builtAfterChange || current, answer);
    }

    RunResults withAnswer(Optional<BlobId> text) {
        return new RunResults(plan, changes, builds, builtAfterChange, text.or(() -> answer));
    }

    /** Returns the changed files, without duplicates. */
    public List<String> files() {
        return changes.stream().map(RunFileChange::path).distinct().toList();
    }
}
