package io.atopile.mcp.tools.design;

import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.hashline.AnchoredPage;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.LineRange;
import io.atopile.mcp.hashline.SnapshotStore;
import io.atopile.mcp.hashline.TextLines;
import io.atopile.mcp.language.Document;
import io.atopile.mcp.merge.ConflictScanner;
import io.atopile.mcp.merge.ConflictedFile;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tools.answer.ProjectPaths;
import io.atopile.mcp.tools.answer.UnresolvedConflicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code .ato} files of one project, whose lines can be returned with anchors. */
record DesignFiles(ProjectBoundary scope, SnapshotStore snapshots) {

    static final String SUFFIX = ".ato";
    private static final int LARGEST = 1 << 20;
    private static final AnchoredPage.Room SHORT = new AnchoredPage.Room(600, 240);

    /** A file that was read. */
    record Source(Path project, Inside place, TextLines lines) {
        Document document() {
            return new Document(project, place.real(), lines.whole());
        }
    }

    /** Returns the files of a call's project. */
    static DesignFiles of(Path snapshots, Path project) {
        var scope = ProjectPaths.resolveBoundary(project);
        return new DesignFiles(scope, SnapshotStore.of(snapshots, scope.root(), SnapshotStore.Limits.USUAL));
    }

    /** Lists the project's own files, without installed packages, in a stable order. */
    List<Inside> listFiles(int most) throws InterruptedException {
        var found = new ArrayList<Inside>();
        if (scope.toRead(".") instanceof Inside root) {
            ProjectWalk.walk(scope, root, file -> {
                if (file.relative().endsWith(SUFFIX)) {
                    found.add(file);
                }
                return found.size() < most;
            });
        }
        return List.copyOf(found);
    }

    Optional<Source> read(Inside place) {
        return FileContent.readLines(place, LARGEST).map(lines -> new Source(scope.root(), place, lines));
    }

    /** Fails if a file has merge conflicts. */
    static void requireMerged(List<Source> sources) throws ToolFailure {
        UnresolvedConflicts.requireNone(sources.stream()
                .map(source -> new ConflictedFile(source.place().relative(), ConflictScanner.scan(source.lines().whole())))
                .filter(file -> !file.conflicts().isEmpty())
                .toList());
    }

    /** Returns whether a file was changed at that moment or later; one that can't be examined counts as changed. */
    static boolean isChangedSince(Inside file, Instant moment) {
        try {
            return !Files.getLastModifiedTime(file.real()).toInstant().isBefore(moment);
        } catch (IOException _) {
            return true;
        }
    }

    /** Returns a line with its anchor, recorded as shown so that it may be edited; empty if the line does not exist. */
    Optional<String> anchorLine(Source source, int line) {
        if (!source.lines().has(line)) {
            return Optional.empty();
        }
        var page = AnchoredPage.of(source.lines(), List.of(LineRange.of(line)), SHORT);
        try {
            snapshots.serve(source.place().relative(), source.lines(), page.whole());
        } catch (IOException _) {
            return Optional.of(source.lines().getText(line));
        }
        return Optional.of(page.content());
    }
}
