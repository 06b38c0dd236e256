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
public record Work(
        List<PlanStep> plan, List<FileChange> changes, List<BuildNote> builds, boolean builtAfterChange, Optional<Ref> answer) {

    static final Work NONE = new Work(List.of(), List.of(), List.of(), true, Optional.empty());

    public Work {
        plan = List.copyOf(plan);
        changes = List.copyOf(changes);
        builds = List.copyOf(builds);
    }

    Work planned(List<PlanStep> steps) {
        return new Work(steps, changes, builds, builtAfterChange, answer);
    }

    Work changed(List<FileChange> more) {
        var all = new ArrayList<>(changes);
        all.addAll(more);
        return more.isEmpty() ? this : new Work(plan, all, builds, false, answer);
    }

    /** Something may have been changed. */
    Work touched() {
        return new Work(plan, changes, builds, false, answer);
    }

    /** {@code current} says whether one of them is over and knows of every change. */
    Work built(List<BuildNote> notes, boolean current) {
        var all = new ArrayList<>(builds);
        for (var note : notes) {
            all.removeIf(build -> build.buildId().equals(note.buildId()));
            all.add(note);
        }
        return new Work(plan, changes, all, builtAfterChange || current, answer);
    }

    Work answered(Optional<Ref> text) {
        return new Work(plan, changes, builds, builtAfterChange, text.or(() -> answer));
    }

    /** The files that were changed, each once. */
    public List<String> files() {
        return changes.stream().map(FileChange::path).distinct().toList();
    }
}
