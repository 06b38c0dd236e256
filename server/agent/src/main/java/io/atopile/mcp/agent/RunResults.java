package io.atopile.mcp.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run has made.
 *
 * @param changes of files, oldest first
 * @param builds each as it was last heard of, oldest first
 * @param builtAfterChange whether nothing was changed since the newest build, as far as is known
 * @param answer what the model said last to the user
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

    /** Something may have been changed. */
    RunResults withPossibleChange() {
        return new RunResults(plan, changes, builds, false, answer);
    }

    /** {@code current} says whether one of them is over and knows of every change. */
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

    /** The files that were changed, each once. */
    public List<String> files() {
        return changes.stream().map(RunFileChange::path).distinct().toList();
    }
}
