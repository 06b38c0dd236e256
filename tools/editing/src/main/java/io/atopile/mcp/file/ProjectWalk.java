package io.atopile.mcp.file;

import io.atopile.mcp.file.PathResolution.Inside;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Visits a project's files in a stable order: folder by folder, names sorted, links not followed. Private files are never
 * visited; build artifacts and installed packages only if the walk starts among them.
 */
public final class ProjectWalk {

    private static final int MET_AT_MOST = 100_000;
    private static final int DEEPEST = 64;

    private final ProjectBoundary scope;
    private final boolean amongGenerated;
    private final Visitor visitor;
    private int met;

    private ProjectWalk(ProjectBoundary scope, boolean amongGenerated, Visitor visitor) {
        this.scope = scope;
        this.amongGenerated = amongGenerated;
        this.visitor = visitor;
    }

    /** Receives each file and returns whether to continue. */
    @FunctionalInterface
    public interface Visitor {
        boolean visit(Inside file) throws InterruptedException;
    }

    /** How a walk ended. */
    public enum End {
        /** Every file was visited. */
        COMPLETE,
        /** The visitor stopped the walk. */
        STOPPED,
        /** There are more files than one walk visits. */
        TOO_MANY
    }

    /** Walks a folder, or visits the start itself if it is a file. */
    public static End walk(ProjectBoundary scope, Inside start, Visitor visitor) throws InterruptedException {
        var walk = new ProjectWalk(scope, scope.isGenerated(start.real()), visitor);
        if (Files.isRegularFile(start.real(), LinkOption.NOFOLLOW_LINKS)) {
            return visitor.visit(start) ? End.COMPLETE : End.STOPPED;
        }
        return walk.walkFolder(start.real(), 0);
    }

    /** Orders relative paths as a walk visits them. */
    public static int compare(String one, String other) {
        return Arrays.compare(one.split("/", -1), other.split("/", -1));
    }

    private End walkFolder(Path folder, int depth) throws InterruptedException {
        if (depth > DEEPEST) {
            return End.COMPLETE;
        }
        for (var entry : listEntries(folder)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (++met > MET_AT_MOST) {
                return End.TOO_MANY;
            }
            var end = visitEntry(entry, depth);
            if (end != End.COMPLETE) {
                return end;
            }
        }
        return End.COMPLETE;
    }

    private End visitEntry(Entry entry, int depth) throws InterruptedException {
        var path = entry.path();
        var hidden = !scope.mayList(path) || (!amongGenerated && scope.isGenerated(path));
        if (hidden || AtomicFile.isTemporary(path.getFileName().toString())) {
            return End.COMPLETE;
        }
        if (entry.attributes().isDirectory()) {
            return walkFolder(path, depth + 1);
        }
        if (!entry.attributes().isRegularFile()) {
            return End.COMPLETE;
        }
        return visitor.visit(new Inside(path, scope.relativize(path))) ? End.COMPLETE : End.STOPPED;
    }

    /** @param attributes those of the entry itself, not of a link's target */
    private record Entry(Path path, BasicFileAttributes attributes) {}

    /** Lists a folder; one that can't be read, disappears or becomes a link in the meantime has no entries. */
    private static List<Entry> listEntries(Path folder) {
        var entries = new ArrayList<Entry>();
        try (var held = OpenPath.openDirectory(folder);
                var stream = Files.newDirectoryStream(held.path())) {
            for (var entry : stream) {
                readAttributes(entry).ifPresent(found -> entries.add(new Entry(folder.resolve(entry.getFileName()), found)));
            }
        } catch (IOException | DirectoryIteratorException _) {
            return List.of();
        }
        entries.sort(Comparator.comparing(entry -> entry.path().getFileName().toString()));
        return entries;
    }

    private static Optional<BasicFileAttributes> readAttributes(Path entry) {
        try {
            return Optional.of(Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
