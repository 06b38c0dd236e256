package io.atopile.mcp.agent;

import io.atopile.mcp.agent.memory.FileMemory;
import io.atopile.mcp.agent.memory.MemoryEvent;
import io.atopile.mcp.tool.Effect;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run knows about the project's files and builds, and which stale entries its model has been notified of.
 *
 * @param claims number of the event with which each call in progress began, by call ID
 * @param builds number of the event after which each build may have read the files, by build ID; later changes aren't
 *     in the build
 * @param blind number of the newest event at which something may have changed unobserved
 * @param told what was stale when the model was last notified
 */
public record RunKnowledge(FileMemory memory, Map<String, Long> claims, Map<String, Long> builds, long blind, Set<String> told) {

    static final RunKnowledge NONE = new RunKnowledge(FileMemory.EMPTY, Map.of(), Map.of(), 0, Set.of());

    /** Precedes the run's first event: a build that the run only queries may be that old. */
    private static final long BEFORE_THE_RUN = 0;

    public RunKnowledge {
        claims = Map.copyOf(claims);
        builds = Map.copyOf(builds);
        told = Set.copyOf(told);
    }

    /** Returns whether something became stale that the model hasn't been notified of. */
    public boolean hasNews() {
        return !told.containsAll(stale());
    }

    /** Returns whether a build that began after the newest change has ended. */
    boolean isBuilt(List<BuildObservation> notes) {
        var change = Math.max(blind, memory.lastChange().map(MemoryEvent::step).orElse(BEFORE_THE_RUN));
        return notes.stream()
                .anyMatch(note -> note.verdict().isPresent() && builds.getOrDefault(note.buildId(), BEFORE_THE_RUN) >= change);
    }

    RunKnowledge withClaim(String callId, long seq) {
        return new RunKnowledge(memory, with(claims, callId, seq), builds, blind, told);
    }

    /** Applies the end of a call. {@code tool} determines whether a build in its result may be older than the call. */
    RunKnowledge withToolEnd(RunEvent.ToolEnded ended, Optional<ToolFacts> tool, long seq) {
        var builds = tool.filter(facts -> facts.effects().contains(Effect.BUILDS)).isPresent();
        var claimed = builds ? claims.getOrDefault(ended.callId(), seq) : BEFORE_THE_RUN;
        var left = new HashMap<>(claims);
        left.remove(ended.callId());
        var mayHaveChanged = ended.isUnknown() && !tool.map(ToolFacts::hasOnlyReadEffects).orElse(false);
        var changedUnobserved = !ended.changes().isEmpty() && ended.files().isEmpty();
        var unseen = mayHaveChanged || changedUnobserved ? seq : blind;
        var now = new RunKnowledge(memory, left, this.builds, unseen, told).withFiles(ended.files(), seq);
        for (var note : ended.builds()) {
            now = now.withBuild(note, claimed, seq);
        }
        return now;
    }

    /** Returns whether the run itself started a build. */
    public boolean hasStarted(String buildId) {
        return builds.getOrDefault(buildId, BEFORE_THE_RUN) > BEFORE_THE_RUN;
    }

    /** Applies builds that were observed outside a call; {@code areNew} says that they began after the last change. */
    RunKnowledge withBuilds(List<BuildObservation> notes, boolean areNew, long seq) {
        var now = this;
        for (var note : notes) {
            now = now.withBuild(note, areNew ? seq : BEFORE_THE_RUN, seq);
        }
        return now;
    }

    RunKnowledge withFiles(List<FileObservation> files, long seq) {
        var next = memory;
        for (var file : files) {
            next = (isChangedElsewhere(next, file) ? next.apply(toMemoryEvent(markChangedElsewhere(file), seq)) : next).apply(toMemoryEvent(file, seq));
        }
        return new RunKnowledge(next, claims, builds, blind, told);
    }

    /** Marks everything stale as reported, because the model receives the current memory. */
    RunKnowledge withAllReported() {
        return new RunKnowledge(memory, claims, builds, blind, stale());
    }

    private RunKnowledge withBuild(BuildObservation note, long claimed, long seq) {
        var began = builds.getOrDefault(note.buildId(), claimed);
        var known = new RunKnowledge(memory, claims, with(builds, note.buildId(), began), blind, told);
        return parseVerdict(note)
                .map(verdict -> new RunKnowledge(
                        memory.apply(new MemoryEvent.BuildEnded(note.target(), verdict, began, seq)), claims, known.builds, blind, told))
                .orElse(known);
    }

    private static Optional<MemoryEvent.Verdict> parseVerdict(BuildObservation note) {
        return switch (note.verdict().orElse(note.state()).toLowerCase(Locale.ROOT)) {
            case "verified" -> Optional.of(MemoryEvent.Verdict.VERIFIED);
            case "unverified" -> Optional.of(MemoryEvent.Verdict.UNVERIFIED);
            case "failed" -> Optional.of(MemoryEvent.Verdict.FAILED);
            case "cancelled" -> Optional.of(MemoryEvent.Verdict.CANCELLED);
            default -> Optional.empty();
        };
    }

    /** Returns whether someone else changed a file in between: it is shown with other content than it last had. */
    private static boolean isChangedElsewhere(FileMemory memory, FileObservation file) {
        return file.how() == FileObservation.How.SHOWN
                && Optional.ofNullable(memory.files().get(file.path()))
                        .filter(known -> !known.hash().equals(file.rev()))
                        .isPresent();
    }

    private static FileObservation markChangedElsewhere(FileObservation file) {
        return new FileObservation(file.path(), file.rev(), FileObservation.How.CHANGED_ELSEWHERE);
    }

    private static MemoryEvent toMemoryEvent(FileObservation file, long seq) {
        return switch (file.how()) {
            case SHOWN -> new MemoryEvent.FileRead(file.path(), file.rev().orElse(""), seq);
            case CHANGED_HERE -> new MemoryEvent.FileChanged(file.path(), file.rev(), MemoryEvent.By.THIS_RUN, seq);
            case CHANGED_ELSEWHERE -> new MemoryEvent.FileChanged(file.path(), file.rev(), MemoryEvent.By.OTHERS, seq);
        };
    }

    private Set<String> stale() {
        var stale = new HashSet<String>();
        memory.files().forEach((path, file) -> {
            if (file.needsRefresh()) {
                stale.add("file %d %s".formatted(file.change().map(MemoryEvent::step).orElse(BEFORE_THE_RUN), path));
            }
        });
        memory.builds().values().stream()
                .filter(memory::isStale)
                .forEach(build -> stale.add("build %d %s".formatted(build.step(), build.target())));
        return stale;
    }

    private static Map<String, Long> with(Map<String, Long> map, String key, long value) {
        var all = new HashMap<>(map);
        all.put(key, value);
        return all;
    }
}
