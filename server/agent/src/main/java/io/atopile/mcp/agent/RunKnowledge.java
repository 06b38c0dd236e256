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
 * What a run knows of the project's files and builds, and how much of what no longer holds its model has been told.
 *
 * @param claims the event at which each call that is under way was begun
 * @param builds the event after which each build, by id, may have read the files; it knows of no later change
 * @param blind the newest event after which something may have changed that nobody saw
 * @param told what was stale when the model was last told
 */
public record RunKnowledge(FileMemory memory, Map<String, Long> claims, Map<String, Long> builds, long blind, Set<String> told) {

    static final RunKnowledge NONE = new RunKnowledge(FileMemory.EMPTY, Map.of(), Map.of(), 0, Set.of());

    /** Before the run's first event: a build that the run only looks at may be that old. */
    private static final long BEFORE_THE_RUN = 0;

    public RunKnowledge {
        claims = Map.copyOf(claims);
        builds = Map.copyOf(builds);
        told = Set.copyOf(told);
    }

    /** Whether something has gone stale that the model has not been told of. */
    public boolean hasNews() {
        return !told.containsAll(stale());
    }

    /** Whether a build is over that began after the newest change. */
    boolean isBuilt(List<BuildObservation> notes) {
        var change = Math.max(blind, memory.lastChange().map(MemoryEvent::step).orElse(BEFORE_THE_RUN));
        return notes.stream()
                .anyMatch(note -> note.verdict().isPresent() && builds.getOrDefault(note.buildId(), BEFORE_THE_RUN) >= change);
    }

    RunKnowledge withClaim(String callId, long seq) {
        return new RunKnowledge(memory, with(claims, callId, seq), builds, blind, told);
    }

    /** A call is over. {@code tool} says whether a build that it names may be older than the call. */
    RunKnowledge withToolEnd(RunEvent.ToolEnded ended, Optional<ToolFacts> tool, long seq) {
        var builds = tool.filter(facts -> facts.effects().contains(Effect.BUILDS)).isPresent();
        var claimed = builds ? claims.getOrDefault(ended.callId(), seq) : BEFORE_THE_RUN;
        var left = new HashMap<>(claims);
        left.remove(ended.callId());
        var unseen = ended.isUnknown() && !tool.map(ToolFacts::hasOnlyReadEffects).orElse(false) ? seq : blind;
        var now = new RunKnowledge(memory, left, this.builds, unseen, told).withFiles(ended.files(), seq);
        for (var note : ended.builds()) {
            now = now.withBuild(note, claimed, seq);
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

    /** The model is given the memory as it is now. */
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

    /** A file that is shown with another content than it was left with was changed by somebody else in between. */
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
