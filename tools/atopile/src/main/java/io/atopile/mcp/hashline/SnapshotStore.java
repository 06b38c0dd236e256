package io.atopile.mcp.hashline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Keeps the past of one project's files in the user's state directory, so that anchors and undo outlive the process and are
 * understood by every server on the project: what was shown, the texts it was shown of, and our own changes. A text is
 * trusted only while its bytes have the SHA-256 it is stored under. Nothing is written into the project.
 */
public final class SnapshotStore {

    /**
     * How much is kept; what was used longest ago goes first.
     *
     * @param textsPerFile whole texts of one file: for undo, and to find lines again in what others made of it
     * @param recordsPerFile revisions of one file of which it is known what was shown: to follow lines through our own edits
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
     * The store of one project.
     *
     * @param snapshots the folder that holds every project's store; made when something is first kept
     * @param root the project's canonical root
     */
    public static SnapshotStore of(Path snapshots, Path root, Limits limits) {
        return new SnapshotStore(snapshots.resolve(toKey(root.toString())), limits);
    }

    /** What is known of a file's past; its path is relative to the project's root. */
    public FileHistory getHistory(String file) {
        return getHistoryStore(file);
    }

    /**
     * Remembers that lines of a file were shown in full.
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

    /** Keeps a text, to undo what is about to be made of it. */
    void keep(String file, TextLines text) throws IOException {
        serve(file, text, List.of());
    }

    /** Lets what is known of one file be known of another, which has taken its place. */
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
