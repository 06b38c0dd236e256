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
 * stale since. It never changes; {@link #then} gives the next one. It holds at most {@value #MOST} of each kind and
 * forgets the oldest first.
 */
public record FileMemory(
        SortedMap<String, Remembered> files,
        SortedMap<String, Fact.BuildEnded> builds,
        SortedMap<String, Fact.Noted> notes,
        Optional<Fact.FileChanged> lastChange) {

    /** Of a run's beginning. */
    public static final FileMemory EMPTY =
            new FileMemory(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Optional.empty());

    static final int MOST = 200;

    public FileMemory {
        files = Collections.unmodifiableSortedMap(files);
        builds = Collections.unmodifiableSortedMap(builds);
        notes = Collections.unmodifiableSortedMap(notes);
    }

    public FileMemory then(Fact fact) {
        return switch (fact) {
            case Fact.FileRead read -> withFile(read.path(), file(read.path()).with(read));
            case Fact.FileChanged change -> withFile(change.path(), file(change.path()).with(change)).withChange(change);
            case Fact.BuildEnded build ->
                new FileMemory(files, with(builds, build.target(), build, Fact::step), notes, lastChange);
            case Fact.Noted note -> new FileMemory(files, builds, withNote(note), lastChange);
        };
    }

    /** Whether the model has seen the file and it is otherwise now. */
    public boolean isStale(String path) {
        return file(path).stale();
    }

    /** Whether a file changed after the build was asked for. */
    public boolean isStale(Fact.BuildEnded build) {
        return lastChange.filter(change -> change.step() > build.began()).isPresent();
    }

    /** Whether a file that the note is about changed after it was taken. */
    public boolean isStale(Fact.Noted note) {
        return changedSince(note).isPresent();
    }

    /** For the model; empty when there is nothing to tell. At most {@code maxChars}, at least 200. */
    public String render(int maxChars) {
        return new MemoryText(this).render(maxChars);
    }

    Optional<Fact.FileChanged> changedSince(Fact.Noted note) {
        return note.paths().stream()
                .flatMap(path -> file(path).change().stream())
                .filter(change -> change.step() > note.step())
                .max(Comparator.comparingLong(Fact::step));
    }

    private Remembered file(String path) {
        return files.getOrDefault(path, Remembered.NOTHING);
    }

    private FileMemory withFile(String path, Remembered file) {
        return new FileMemory(with(files, path, file, Remembered::latest), builds, notes, lastChange);
    }

    private FileMemory withChange(Fact.FileChanged change) {
        return new FileMemory(files, builds, notes, Optional.of(change));
    }

    private SortedMap<String, Fact.Noted> withNote(Fact.Noted note) {
        if (!note.text().isBlank()) {
            return with(notes, note.key(), note, Fact::step);
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
