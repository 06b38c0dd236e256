package io.atopile.mcp.hashline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what was shown of one project's files in the user's state directory, so that anchors outlive the process and are
 * understood by every server on the project. A text is stored once per revision under its SHA-256 and trusted only while
 * its bytes still have it; the shown lines are appended to a log beside it, whose torn lines are skipped. Nothing is
 * written into the project.
 */
public final class SnapshotStore {

    /**
     * How much is kept.
     *
     * @param revisionsPerFile the newest revisions of one file
     * @param bytes all texts of the project together; the longest unused go first
     */
    public record Limits(int revisionsPerFile, long bytes) {
        public static final Limits USUAL = new Limits(32, 512L << 20);
    }

    private final Path folder;
    private final Limits limits;

    private SnapshotStore(Path folder, Limits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /**
     * The store of one project.
     *
     * @param snapshots the folder that holds every project's store; made when something is first kept
     * @param root the project's canonical root
     */
    public static SnapshotStore of(Path snapshots, Path root, Limits limits) {
        return new SnapshotStore(snapshots.resolve(key(root.toString())), limits);
    }

    /**
     * Remembers that lines of a file were shown in full.
     *
     * @param file the file's path relative to the project's root
     * @throws IOException when the state directory can't be written; the lines then can't be edited by their anchors
     */
    public void serve(String file, Lines lines, List<LineRange> ranges) throws IOException {
        var shelf = shelf(file);
        var isNew = shelf.keep(lines);
        shelf.serve(lines.revision(), ranges);
        if (isNew) {
            new Pruning(folder, limits).run(shelf, lines.revision());
        }
    }

    /** What was shown of exactly this text; empty when nothing was, or its record can't be read. */
    public Optional<Snapshot> of(String file, Lines current) {
        return shelf(file).served(current.revision()).map(served -> new Snapshot(current, served));
    }

    /** Every kept revision of a file, the one shown last first. */
    public List<Revision> revisions(String file) {
        return shelf(file).revisions();
    }

    /** A kept revision with its text; empty when it is gone or its bytes aren't what they were. */
    public Optional<Snapshot> load(String file, Revision revision) {
        var shelf = shelf(file);
        return shelf.text(revision).flatMap(lines -> shelf.served(revision).map(served -> new Snapshot(lines, served)));
    }

    private Shelf shelf(String file) {
        return new Shelf(folder.resolve(key(file)), file);
    }

    private static String key(String name) {
        return Revision.of(name.getBytes(StandardCharsets.UTF_8)).digest().substring(0, 32);
    }
}
