package io.atopile.mcp.hashline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps a project's snapshots within their limits by forgetting what was shown longest ago. */
record Pruning(Path folder, SnapshotStore.Limits limits) {

    private record Kept(Shelf shelf, Revision revision, FileTime shown, long bytes) {}

    /** Makes room after a text was added, which itself always stays. */
    void run(Shelf shelf, Revision added) throws IOException {
        var here = shelf.revisions().stream().filter(revision -> !revision.equals(added)).toList();
        for (var old : here.subList(Math.min(here.size(), Math.max(0, limits.revisionsPerFile() - 1)), here.size())) {
            shelf.drop(old);
        }
        var kept = everything();
        var bytes = kept.stream().mapToLong(Kept::bytes).sum();
        for (var old : kept) {
            if (bytes <= limits.bytes()) {
                return;
            }
            if (!old.revision().equals(added)) {
                old.shelf().drop(old.revision());
                bytes -= old.bytes();
            }
        }
    }

    private List<Kept> everything() throws IOException {
        var kept = new ArrayList<Kept>();
        try (var folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (var each : folders) {
                var shelf = new Shelf(each, "");
                for (var revision : shelf.revisions()) {
                    kept.add(new Kept(shelf, revision, shelf.shown(revision), shelf.size(revision)));
                }
            }
        }
        kept.sort(Comparator.comparing(Kept::shown));
        return kept;
    }
}
