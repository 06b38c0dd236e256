package io.atopile.mcp.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Resolves links and {@code ..} step by step as Python's {@code Path.resolve()} does: for an existing file, the result is what the
 * kernel opens; after a directory that doesn't exist, {@code ..} removes its name.
 */
final class PathResolver {

    private static final int MOST_LINKS = 40;

    private PathResolver() {}

    /** Resolves an absolute path; empty if links form a loop or can't be read. */
    static Optional<Path> resolve(Path absolute) {
        var steps = new ArrayDeque<Path>();
        prepend(absolute, steps);
        var place = absolute.getRoot();
        var links = 0;
        while (!steps.isEmpty()) {
            var next = place.resolve(steps.removeFirst());
            if (next.endsWith("..")) {
                place = getParent(place);
            } else if (Files.isSymbolicLink(next)) {
                var target = links++ < MOST_LINKS ? readTarget(next) : Optional.<Path>empty();
                if (target.isEmpty()) {
                    return Optional.empty();
                }
                prepend(target.get(), steps);
                place = target.get().isAbsolute() ? target.get().getRoot() : place;
            } else if (!next.endsWith(".")) {
                place = next;
            }
        }
        return Optional.of(place);
    }

    /** Whether anything with that path exists, without following a final link. */
    static boolean exists(Path resolved) {
        return Files.exists(resolved, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path getParent(Path place) {
        var parent = place.getParent();
        return parent == null ? place : parent;
    }

    private static void prepend(Path path, Deque<Path> steps) {
        for (var at = path.getNameCount() - 1; at >= 0; at--) {
            steps.addFirst(path.getName(at));
        }
    }

    private static Optional<Path> readTarget(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
