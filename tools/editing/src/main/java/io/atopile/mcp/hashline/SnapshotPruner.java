package io.atopile.mcp.hashline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps a project's store within its limits; it checks them once enough has been added since the last check. */
final class SnapshotPruner {

    private record Kept(FileHistoryStore shelf, FileRevision revision, FileTime date, long bytes) {}

    private final Path folder;
    private final SnapshotStore.Limits limits;
    private final AtomicInteger texts;
    private final AtomicLong bytes = new AtomicLong();

    SnapshotPruner(Path folder, SnapshotStore.Limits limits) {
        this.folder = folder;
        this.limits = limits;
        this.texts = new AtomicInteger(limits.textsPerFile());
    }

    /** Makes room if due after a text was added; that text itself always stays. */
    void pruneIfDue(FileHistoryStore shelf, FileRevision revision, int size) throws IOException {
        if (texts.incrementAndGet() > limits.textsPerFile() / 4 || bytes.addAndGet(size) > limits.bytes() / 16) {
            texts.set(0);
            bytes.set(0);
            prune(shelf, revision);
        }
    }

    private void prune(FileHistoryStore shelf, FileRevision added) throws IOException {
        for (var old : listExcess(shelf.texts(), limits.textsPerFile())) {
            shelf.dropText(old);
        }
        for (var old : listExcess(shelf.listShownRevisions(), limits.recordsPerFile())) {
            shelf.dropLog(old);
        }
        var kept = everything();
        var sum = kept.stream().mapToLong(Kept::bytes).sum();
        for (var old : kept) {
            if (sum <= limits.bytes()) {
                return;
            }
            if (!old.revision().equals(added)) {
                old.shelf().dropText(old.revision());
                sum -= old.bytes();
            }
        }
    }

    private static List<FileRevision> listExcess(List<FileRevision> newestFirst, int most) {
        return newestFirst.subList(Math.min(newestFirst.size(), most), newestFirst.size());
    }

    private List<Kept> everything() throws IOException {
        var kept = new ArrayList<Kept>();
        try (var folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (var each : folders) {
                var shelf = new FileHistoryStore(each, "");
                for (var revision : shelf.texts()) {
                    kept.add(new Kept(shelf, revision, shelf.getDate(revision), shelf.getSize(revision)));
                }
            }
        }
        kept.sort(Comparator.comparing(Kept::date));
        return kept;
    }
}
