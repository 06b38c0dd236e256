package io.atopile.mcp.hashline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stores the history of one project's files in the user's state directory, so that anchors and undo outlive the process and work
 * with every server on the project: the lines that were returned, the texts that they were returned from, and our own changes. A
 * text is trusted only while its bytes match the SHA-256 that it is stored under. Nothing is written into the project.
 */
public final class SnapshotStore {

    /**
     * How much is stored; the least recently used is removed first.
     *
     * @param textsPerFile whole texts of one file: for undo, and to locate lines again in versions changed by others
     * @param recordsPerFile revisions of one file whose returned lines are recorded: to trace lines through our own edits
     * @param bytes all texts of the project together
     */
    public record Limits(int textsPerFile, int recordsPerFile, long bytes) {
        public static final Limits USUAL = new Limits(64, 1_000, 512L << 20);
    }

    private final Path folder;
    private final SnapshotPruner pruning;

    private SnapshotStore(Path folder, Limits limits) {
        this.folder = folder;
        this.pruning = new SnapshotPruner(folder, limits);
    }

    /**
     * Returns the store of one project.
     *
     * @param snapshots the folder that contains every project's store; created when something is first stored
     * @param root the project's canonical root
     */
    public static SnapshotStore of(Path snapshots, Path root, Limits limits) {
        return new SnapshotStore(snapshots.resolve(toKey(root.toString())), limits);
    }

    /** Returns a file's history; its path is relative to the project's root. */
    public FileHistory getHistory(String file) {
        return getHistoryStore(file);
    }

    /**
     * Records that lines of a file were returned in full.
     *
     * @throws IOException when the state directory can't be written; the lines then can't be edited by their anchors
     */
    public void serve(String file, TextLines text, List<LineRange> ranges) throws IOException {
        var shelf = getHistoryStore(file);
        var isNew = shelf.keep(text.revision(), text.bytes(), false);
        shelf.serve(text, ranges);
        if (isNew) {
            pruning.pruneIfDue(shelf, text.revision(), text.bytes().length);
        }
    }

    /** Stores a text, so that the change about to be made can be undone. */
    void keep(String file, TextLines text) throws IOException {
        serve(file, text, List.of());
    }

    /** Moves the history of one file to another, which has replaced it. */
    void moveHistory(String from, String to) throws IOException {
        getHistoryStore(from).moveTo(getHistoryStore(to));
    }

    FileHistoryStore getHistoryStore(String file) {
        return new FileHistoryStore(folder.resolve(toKey(file)), file);
    }

    /** Returns which files of the project were changed together. */
    FileSetLog getSets() {
        return new FileSetLog(folder.resolve("sets.jsonl"));
    }

    private static String toKey(String name) {
        return FileRevision.of(name.getBytes(StandardCharsets.UTF_8)).digest().substring(0, 32);
    }

    /** Keeps a project's store within its limits; it checks them once enough has been added since the last check. */
    private static final class SnapshotPruner {

        private record Kept(FileHistoryStore shelf, FileRevision revision, FileTime date, long bytes) {}

        private final Path folder;
        private final Limits limits;
        private final AtomicInteger texts;
        private final AtomicLong bytes = new AtomicLong();

        SnapshotPruner(Path folder, Limits limits) {
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
}
