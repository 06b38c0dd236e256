package io.atopile.mcp.file;

import io.atopile.mcp.file.Located.Inside;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Visits a project's files in a stable order: folder by folder, names sorted, links not followed. Private files are never
 * met; build products and installed packages only when the walk starts among them.
 */
public final class ProjectWalk {

    private static final int MET_AT_MOST = 100_000;
    private static final int DEEPEST = 64;

    private final Scope scope;
    private final boolean amongGenerated;
    private final Visitor visitor;
    private int met;

    private ProjectWalk(Scope scope, boolean amongGenerated, Visitor visitor) {
        this.scope = scope;
        this.amongGenerated = amongGenerated;
        this.visitor = visitor;
    }

    /** Is shown each file and says whether to go on. */
    @FunctionalInterface
    public interface Visitor {
        boolean visit(Inside file) throws InterruptedException;
    }

    /** How a walk ended. */
    public enum End {
        /** Every file was met. */
        COMPLETE,
        /** The visitor had enough. */
        STOPPED,
        /** There are more files than one walk meets. */
        TOO_MANY
    }

    /** Walks a folder, or meets the one file that stands there. */
    public static End over(Scope scope, Inside start, Visitor visitor) throws InterruptedException {
        var walk = new ProjectWalk(scope, scope.isGenerated(start.real()), visitor);
        if (Files.isRegularFile(start.real(), LinkOption.NOFOLLOW_LINKS)) {
            return visitor.visit(start) ? End.COMPLETE : End.STOPPED;
        }
        return walk.folder(start.real(), 0);
    }

    /** Orders relative paths as a walk meets them. */
    public static int compare(String one, String other) {
        return Arrays.compare(one.split("/", -1), other.split("/", -1));
    }

    private End folder(Path folder, int depth) throws InterruptedException {
        if (depth > DEEPEST) {
            return End.COMPLETE;
        }
        for (var entry : entries(folder)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (++met > MET_AT_MOST) {
                return End.TOO_MANY;
            }
            var end = entry(entry, depth);
            if (end != End.COMPLETE) {
                return end;
            }
        }
        return End.COMPLETE;
    }

    private End entry(Path entry, int depth) throws InterruptedException {
        var hidden = !scope.mayList(entry) || (!amongGenerated && scope.isGenerated(entry));
        if (hidden || AtomicFile.isTemporary(entry.getFileName().toString())) {
            return End.COMPLETE;
        }
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            return folder(entry, depth + 1);
        }
        if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            return End.COMPLETE;
        }
        return visitor.visit(new Inside(entry, scope.relative(entry))) ? End.COMPLETE : End.STOPPED;
    }

    /** A folder that can't be read, or goes away meanwhile, has no entries. */
    private static List<Path> entries(Path folder) {
        var entries = new ArrayList<Path>();
        try (var stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException _) {
            return List.of();
        }
        entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
        return entries;
    }
}
