package io.atopile.mcp.project;

import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolFailure;
import io.atopile.mcp.tool.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directories that calls may work in, and the atopile projects in them: those that the user named, otherwise the roots of the
 * client, otherwise what the working directory implies.
 */
public final class AllowedProjects implements Workspace {

    private static final int NAMED_AT_MOST = 10;

    private final List<Path> initial;
    private volatile ClientRoots client = ClientRoots.NONE;

    /** @param roots real paths */
    private AllowedProjects(List<Path> roots) {
        this.initial = List.copyOf(roots);
    }

    /** Allows the directories of the client's roots, in place of those of earlier roots; if it has named none, the initial ones. */
    public void follow(ClientRoots roots) {
        client = roots;
    }

    /**
     * Allows exactly these directories.
     *
     * @throws IOException if one of them isn't an accessible directory; the message names it
     */
    public static AllowedProjects of(List<Path> directories) throws IOException {
        var real = new ArrayList<Path>();
        for (var directory : directories) {
            if (!Files.isDirectory(directory)) {
                throw new IOException(directory + " is not a directory; --project takes the folder of a project");
            }
            real.add(directory.toRealPath());
        }
        return new AllowedProjects(real.stream().distinct().toList());
    }

    /**
     * Allows the default for a user who names no directory: the project that contains the working directory, otherwise the working directory with the
     * projects in it. A home directory or the root of the file system is never allowed as a whole.
     */
    public static AllowedProjects fromWorkingDirectory(Path workingDirectory, Path home) throws IOException {
        var here = workingDirectory.toRealPath();
        for (var directory = here; directory != null; directory = directory.getParent()) {
            if (Files.isRegularFile(directory.resolve(Project.FILE))) {
                return new AllowedProjects(List.of(directory));
            }
        }
        var tooMuch = home.toRealPath().startsWith(here);
        return new AllowedProjects(tooMuch ? List.of() : List.of(here));
    }

    @Override
    public List<Path> roots() {
        var followed = client;
        return followed.given() ? followed.directories() : initial;
    }

    @Override
    public Path resolve(Optional<String> project) throws ToolFailure {
        return project.isPresent() ? resolveName(project.get()) : findOnlyProject(projects());
    }

    @Override
    public Path resolve(Optional<String> project, McpClientHandle peer) throws ToolFailure, InterruptedException {
        return project.isPresent() ? resolveName(project.get()) : findOnlyProjectOf(peer);
    }

    @Override
    public String label(Path directory) {
        var roots = roots();
        for (var root : roots) {
            if (directory.startsWith(root)) {
                var inside = root.relativize(directory).toString();
                if (roots.size() == 1) {
                    return inside.isEmpty() ? "." : inside;
                }
                return inside.isEmpty() ? root.getFileName().toString() : root.getFileName() + "/" + inside;
            }
        }
        return String.valueOf(directory.getFileName());
    }

    /** Lets the client's roots choose among several projects. They never allow one that isn't allowed already. */
    private Path findOnlyProjectOf(McpClientHandle peer) throws ToolFailure, InterruptedException {
        var projects = projects();
        if (projects.size() > 1 && peer.supports("roots")) {
            var chosen = chooseIn(projects, ClientRoots.of(peer.listRoots()).directories());
            if (chosen.size() == 1) {
                return chosen.getFirst();
            }
        }
        return findOnlyProject(projects);
    }

    /** Returns the projects that are a root, otherwise those in one or around one. */
    private static List<Path> chooseIn(List<Path> projects, List<Path> at) {
        var same = projects.stream().filter(at::contains).toList();
        return same.isEmpty()
                ? projects.stream().filter(project -> at.stream().anyMatch(root -> project.startsWith(root) || root.startsWith(project))).toList()
                : same;
    }

    private Path findOnlyProject(List<Path> projects) throws ToolFailure {
        return switch (projects.size()) {
            case 0 -> throw refuse(ErrorCode.NOT_FOUND, "No atopile project found (no ato.yaml).");
            case 1 -> projects.getFirst();
            default -> throw refuse(
                    ErrorCode.VALIDATION_ERROR, "There are %d projects; choose one with the project argument.".formatted(projects.size()));
        };
    }

    private Path resolveName(String name) throws ToolFailure {
        var candidates = listCandidates(name);
        if (candidates.isEmpty()) {
            throw refuse(ErrorCode.NOT_FOUND, "The project is outside the directories this server may access.");
        }
        return candidates.stream()
                .filter(directory -> Files.isRegularFile(directory.resolve(Project.FILE)))
                .findFirst()
                .orElseThrow(() -> refuse(
                        ErrorCode.NOT_FOUND,
                        "%s is not an atopile project: it has no ato.yaml.".formatted(NameSuggestions.shorten(label(candidates.getFirst())))));
    }

    private ToolFailure refuse(ErrorCode code, String message) {
        var projects = projects();
        return new ToolFailure(
                code,
                message,
                projects.isEmpty() ? buildMissingProjectHint() : "Projects: " + formatLabels(projects) + ".");
    }

    @Override
    public String buildMissingProjectHint() {
        var ways = roots().isEmpty()
                ? "Open a project's folder in the client, or start the server in one or with --project DIR."
                : "Create a project with project_create, open a project's folder in the client, or start the server with --project DIR.";
        return Stream.concat(client.problems().stream(), Stream.of(ways)).collect(Collectors.joining(" "));
    }

    /** Resolves a name to the directories inside the roots that it can refer to, as real paths. */
    private List<Path> listCandidates(String name) {
        try {
            var path = Path.of(name);
            var roots = roots();
            return roots.stream()
                    .flatMap(root -> Stream.of(root.resolve(path), root.resolveSibling(path)))
                    .filter(Files::isDirectory)
                    .map(AllowedProjects::toRealPath)
                    .filter(directory -> roots.stream().anyMatch(directory::startsWith))
                    .distinct()
                    .toList();
        } catch (InvalidPathException _) {
            return List.of();
        }
    }

    /** Returns the projects in the allowed directories, as real paths. */
    public List<Path> projects() {
        return roots().stream().flatMap(root -> listBelow(root).stream()).distinct().toList();
    }

    private String formatLabels(List<Path> projects) {
        var shown = projects.stream().limit(NAMED_AT_MOST).map(this::label).collect(Collectors.joining(", "));
        return projects.size() > NAMED_AT_MOST ? shown + ", …" : shown;
    }

    private static List<Path> listBelow(Path root) {
        try {
            return Projects.listBelow(root);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path toRealPath(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
