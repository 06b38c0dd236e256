package io.atopile.mcp.agent.memory;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * A run's working memory: the files that the model has seen, the results of builds, and which of these have
 * become stale. It is immutable; {@link #apply} returns the next state. It contains at most {@value #MOST} entries of
 * each type and drops the oldest first.
 */
public record FileMemory(
        SortedMap<String, FileMemoryEntry> files,
        SortedMap<String, MemoryEvent.BuildEnded> builds,
        Optional<MemoryEvent.FileChanged> lastChange) {

    /** The memory at the start of a run. */
    public static final FileMemory EMPTY = new FileMemory(new TreeMap<>(), new TreeMap<>(), Optional.empty());

    static final int MOST = 200;

    public FileMemory {
        files = Collections.unmodifiableSortedMap(files);
        builds = Collections.unmodifiableSortedMap(builds);
    }

    public FileMemory apply(MemoryEvent fact) {
        return switch (fact) {
            case MemoryEvent.FileRead read -> withFile(read.path(), getEntry(read.path()).with(read));
            case MemoryEvent.FileChanged change -> withFile(change.path(), getEntry(change.path()).with(change)).withChange(change);
            case MemoryEvent.BuildEnded build ->
                new FileMemory(files, with(builds, build.target(), build, MemoryEvent::step), lastChange);
        };
    }

    /** Returns whether a file changed after the build was requested. */
    public boolean isStale(MemoryEvent.BuildEnded build) {
        return lastChange.filter(change -> change.step() > build.began()).isPresent();
    }

    /** Renders the memory for the model; empty if it has no entries. {@code maxChars} is the maximum length, at least 200. */
    public String render(int maxChars) {
        return new MemoryText(this).render(maxChars);
    }

    private FileMemoryEntry getEntry(String path) {
        return files.getOrDefault(path, FileMemoryEntry.NOTHING);
    }

    private FileMemory withFile(String path, FileMemoryEntry file) {
        return new FileMemory(with(files, path, file, FileMemoryEntry::latest), builds, lastChange);
    }

    private FileMemory withChange(MemoryEvent.FileChanged change) {
        return new FileMemory(files, builds, Optional.of(change));
    }

    private static <T> SortedMap<String, T> with(SortedMap<String, T> known, String key, T value, ToLongFunction<T> age) {
        var more = new TreeMap<>(known);
        more.put(key, value);
        if (more.size() > MOST) {
            more.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> age.applyAsLong(entry.getValue())))
                    .map(Map.Entry::getKey)
                    .ifPresent(more::remove);
        }
        return more;
    }
}
