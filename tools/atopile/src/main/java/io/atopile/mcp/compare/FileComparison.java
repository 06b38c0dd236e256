package io.atopile.mcp.compare;

import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares the files of two directories. Ignores line endings, because git may have changed them. */
public final class FileComparison {

    private static final int LARGEST = 4 << 20;
    private static final int MOST_PAIRS = 400;

    private final Map<String, Path> before;
    private final Map<String, Path> after;
    private final List<RevisionFileChange> changes = new ArrayList<>();

    private FileComparison(Map<String, Path> before, Map<String, Path> after) {
        this.before = new TreeMap<>(before);
        this.after = new TreeMap<>(after);
    }

    /**
     * Compares two sets of files.
     *
     * @param before files by their displayed paths
     */
    public static List<RevisionFileChange> compare(Map<String, Path> before, Map<String, Path> after) throws IOException {
        return new FileComparison(before, after).changes();
    }

    private List<RevisionFileChange> changes() throws IOException {
        for (var path : List.copyOf(before.keySet())) {
            var old = before.get(path);
            var now = after.get(path);
            if (old != null && now != null) {
                before.remove(path);
                after.remove(path);
                addChange(path, Optional.empty(), old, now, ChangeType.CHANGED);
            }
        }
        pairRenamed();
        for (var gone : before.entrySet()) {
            changes.add(RevisionFileChange.of(gone.getKey(), ChangeType.REMOVED, Optional.empty(), readLines(gone.getValue()).map(old -> new LineCount(0, old.size()))));
        }
        for (var come : after.entrySet()) {
            changes.add(RevisionFileChange.of(come.getKey(), ChangeType.ADDED, Optional.empty(), readLines(come.getValue()).map(now -> new LineCount(now.size(), 0))));
        }
        return changes.stream().sorted(Comparator.comparing(RevisionFileChange::path)).toList();
    }

    private void addChange(String path, Optional<String> from, Path old, Path now, ChangeType change) throws IOException {
        if (BoundedFile.areSame(old, now)) {
            if (from.isPresent()) {
                changes.add(RevisionFileChange.of(path, change, from, Optional.of(new LineCount(0, 0))));
            }
            return;
        }
        var then = readLines(old);
        var later = readLines(now);
        var lines = then.flatMap(lost -> later.map(got -> LineCount.compare(lost, got)));
        if (from.isPresent() || lines.isEmpty() || !lines.get().equals(new LineCount(0, 0))) {
            changes.add(RevisionFileChange.of(path, change, from, lines));
        }
    }

    /** Treats a removed and an added file as one renamed file if they have the same extension and most lines are equal. */
    private void pairRenamed() throws IOException {
        if (before.size() * after.size() > MOST_PAIRS) {
            return;
        }
        for (var path : List.copyOf(before.keySet())) {
            var old = before.getOrDefault(path, Path.of(""));
            var best = Optional.<String>empty();
            var likest = 0.5;
            for (var candidate : after.entrySet()) {
                var likeness = getExtension(candidate.getKey()).equals(getExtension(path)) ? computeSimilarity(old, candidate.getValue()) : 0;
                if (likeness > likest) {
                    best = Optional.of(candidate.getKey());
                    likest = likeness;
                }
            }
            if (best.isPresent()) {
                before.remove(path);
                addChange(best.get(), Optional.of(path), old, Optional.ofNullable(after.remove(best.get())).orElseThrow(), ChangeType.RENAMED);
            }
        }
    }

    private static double computeSimilarity(Path one, Path other) throws IOException {
        if (BoundedFile.areSame(one, other)) {
            return Files.size(one) == 0 ? 0 : 1;
        }
        var old = readLines(one);
        var now = readLines(other);
        return old.isEmpty() || now.isEmpty()
                ? 0
                : 0.99 * LineCount.countSharedLines(old.get(), now.get()) / Math.max(1, Math.max(old.get().size(), now.get().size()));
    }

    private static String getExtension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static Optional<List<String>> readLines(Path file) throws IOException {
        return Files.size(file) <= LARGEST && FileContent.of(BoundedFile.read(file, LARGEST)) instanceof TextLines lines
                ? Optional.of(lines.whole().lines().toList())
                : Optional.empty();
    }
}
