package io.atopile.mcp.hashline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

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

    private static String toKey(String name) {
        return FileRevision.of(name.getBytes(StandardCharsets.UTF_8)).digest().substring(0, 32);
    }
}
