package io.atopile.mcp.agent.memory;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * A run's working memory: which files the model has seen, how builds ended, what it noted down, and what of it has gone
 * stale since. It never changes; {@link #apply} gives the next one. It holds at most {@value #MOST} of each kind and
 * forgets the oldest first.
 */
public record FileMemory(
        SortedMap<String, FileMemoryEntry> files,
        SortedMap<String, MemoryEvent.BuildEnded> builds,
        SortedMap<String, MemoryEvent.Noted> notes,
        Optional<MemoryEvent.FileChanged> lastChange) {

    /** Of a run's beginning. */
    public static final FileMemory EMPTY =
            new FileMemory(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Optional.empty());

    static final int MOST = 200;

    public FileMemory {
        files = Collections.unmodifiableSortedMap(files);
        builds = Collections.unmodifiableSortedMap(builds);
        notes = Collections.unmodifiableSortedMap(notes);
    }

    public FileMemory apply(MemoryEvent fact) {
        return switch (fact) {
            case MemoryEvent.FileRead read -> withFile(read.path(), getEntry(read.path()).with(read));
            case MemoryEvent.FileChanged change -> withFile(change.path(), getEntry(change.path()).with(change)).withChange(change);
            case MemoryEvent.BuildEnded build ->
                new FileMemory(files, with(builds, build.target(), build, MemoryEvent::step), notes, lastChange);
            case MemoryEvent.Noted note -> new FileMemory(files, builds, withNote(note), lastChange);
        };
    }

    /** Whether the model has seen the file and it is otherwise now. */
    public boolean isStale(String path) {
        return getEntry(path).needsRefresh();
    }

    /** Whether a file changed after the build was asked for. */
    public boolean isStale(MemoryEvent.BuildEnded build) {
        return lastChange.filter(change -> change.step() > build.began()).isPresent();
    }

    /** Whether a file that the note is about changed after it was taken. */
    public boolean isStale(MemoryEvent.Noted note) {
        return findChangeSince(note).isPresent();
    }

    /** For the model; empty when there is nothing to tell. At most {@code maxChars}, at least 200. */
    public String render(int maxChars) {
        return new MemoryText(this).render(maxChars);
    }

    Optional<MemoryEvent.FileChanged> findChangeSince(MemoryEvent.Noted note) {
        return note.paths().stream()
                .flatMap(path -> getEntry(path).change().stream())
                .filter(change -> change.step() > note.step())
                .max(Comparator.comparingLong(MemoryEvent::step));
    }

    private FileMemoryEntry getEntry(String path) {
        return files.getOrDefault(path, FileMemoryEntry.NOTHING);
    }

    private FileMemory withFile(String path, FileMemoryEntry file) {
        return new FileMemory(with(files, path, file, FileMemoryEntry::latest), builds, notes, lastChange);
    }

    private FileMemory withChange(MemoryEvent.FileChanged change) {
        return new FileMemory(files, builds, notes, Optional.of(change));
    }

    private SortedMap<String, MemoryEvent.Noted> withNote(MemoryEvent.Noted note) {
        if (!note.text().isBlank()) {
            return with(notes, note.key(), note, MemoryEvent::step);
        }
        var fewer = new TreeMap<>(notes);
        fewer.remove(note.key());
        return fewer;
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
