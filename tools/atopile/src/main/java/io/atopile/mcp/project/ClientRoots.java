package io.atopile.mcp.project;

import io.atopile.mcp.tool.NameSuggestions;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The directories that a client's roots denote.
 *
 * @param directories real paths
 * @param problems one sentence per root that can't be used, or why there are no roots
 * @param given whether the client has named roots, usable or not: then nothing else is allowed
 */
public record ClientRoots(List<Path> directories, List<String> problems, boolean given) {

    /** No roots are known, and none were expected. */
    public static final ClientRoots NONE = new ClientRoots(List.of(), List.of(), false);

    private static final int MOST = 50;
    private static final int MOST_READ = 10_000;
    private static final int PROBLEMS_AT_MOST = 5;

    public ClientRoots {
        directories = List.copyOf(directories);
        problems = List.copyOf(problems);
    }

    /** Creates the result for a client that has announced roots and doesn't list them. */
    public static ClientRoots ofUnknown(String problem) {
        return new ClientRoots(List.of(), List.of(problem), false);
    }

    /** Reads roots that choose among directories which are allowed already. */
    public static ClientRoots of(List<String> uris) {
        return of(uris, _ -> false, _ -> false);
    }

    /**
     * Reads roots that become the allowed directories, except a home directory and what contains it.
     *
     * @param restricted selects directories whose own settings would have been read when the server started
     */
    public static ClientRoots of(List<String> uris, Path home, Predicate<Path> restricted) {
        return of(uris, home::startsWith, restricted);
    }

    private static ClientRoots of(List<String> uris, Predicate<Path> tooMuch, Predicate<Path> restricted) {
        var directories = new ArrayList<Path>();
        var problems = new ArrayList<String>();
        for (var uri : uris.subList(0, Math.min(MOST_READ, uris.size()))) {
            var directory = findDirectory(uri);
            var problem = directory.isEmpty()
                    ? Optional.of("is not a folder on this machine")
                    : describeProblem(directory.get(), tooMuch, restricted);
            if (problem.isEmpty() && directories.size() == MOST && !directories.contains(directory.get())) {
                problems.add("Only the first %d of the client's roots are used.".formatted(MOST));
                break;
            }
            if (problem.isEmpty() && !directories.contains(directory.get())) {
                directories.add(directory.get());
            }
            problem.filter(_ -> problems.size() < PROBLEMS_AT_MOST)
                    .ifPresent(why -> problems.add("The client's root %s %s.".formatted(NameSuggestions.shorten(uri), why)));
        }
        return new ClientRoots(directories, problems, !uris.isEmpty());
    }

    private static Optional<String> describeProblem(Path directory, Predicate<Path> tooMuch, Predicate<Path> restricted) {
        if (tooMuch.test(directory)) {
            return Optional.of("is or contains a home directory, which is never allowed as a whole");
        }
        return restricted.test(directory)
                ? Optional.of("has settings of its own, which are read when the server starts: start it there, or with --project DIR")
                : Optional.empty();
    }

    private static Optional<Path> findDirectory(String text) {
        try {
            var uri = URI.create(text);
            var host = uri.getHost();
            if (!"file".equalsIgnoreCase(uri.getScheme()) || (host != null && !host.equalsIgnoreCase("localhost"))) {
                return Optional.empty();
            }
            var directory = Path.of(new URI("file", null, uri.getPath(), null));
            return Files.isDirectory(directory) ? Optional.of(directory.toRealPath()) : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException | URISyntaxException | IOException _) {
            return Optional.empty();
        }
    }
}
