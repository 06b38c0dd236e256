package io.atopile.mcp.imports;

import io.atopile.mcp.file.ScopedFiles;
import io.atopile.mcp.merge.ConflictScanner;
import io.atopile.mcp.merge.ConflictedFile;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.project.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds unresolved merge conflicts in the files that atopile reads for an entry. atopile itself notices only those in sources and
 * manifests; of a board with conflicts it keeps an arbitrary side, and overwrites the other.
 */
public final class BuildInputConflicts {

    private static final int LARGEST = 64 << 20;
    private static final Pattern OF_A_PART = Pattern.compile(".+\\.kicad_(mod|sym)");
    private static final Pattern OF_A_LAYOUT = Pattern.compile(".+\\.kicad_(pro|dru)|fp-lib-table");

    private final Path root;
    private final ScopedFiles files;
    private final List<Path> sources;

    private BuildInputConflicts(Path root, String entry) {
        this.root = root;
        this.files = ScopedFiles.of(root);
        this.sources = followImports(root, entry);
    }

    /** Returns the sources of an entry; none if it isn't a path, which is reported by whoever compiles it. */
    private static List<Path> followImports(Path root, String entry) {
        try {
            return ImportGraph.ofAnySource(root).ofEntry(entry).files();
        } catch (InvalidPathException _) {
            return List.of();
        }
    }

    /**
     * Returns the conflicted files among the sources of an entry and the manifests of their packages.
     *
     * @param root the project's root, canonical
     * @param entry as {@code file.ato:Module}
     */
    public static List<ConflictedFile> findInSources(Path root, String entry) {
        var search = new BuildInputConflicts(root, entry);
        return search.find(search.listSources());
    }

    /** Returns those among everything that a build of a target reads: also its board, the boards that it may reuse, and its parts. */
    public static List<ConflictedFile> findInBuild(Project project, Target target) {
        var search = new BuildInputConflicts(project.root(), target.entry());
        var inputs = Stream.of(
                search.listLayout(project.resolveLayout(target.name())),
                search.listSources(),
                search.listReusedLayouts(),
                search.sources.stream().map(source -> source.resolveSibling("")).distinct().flatMap(folder -> listFiles(folder, OF_A_PART)));
        return search.find(inputs.flatMap(each -> each));
    }

    /** Returns the conflicted files among the settings of a board, which KiCad reads with it. */
    public static List<ConflictedFile> findInBoardSettings(Path root, Path board) {
        return find(root, ScopedFiles.of(root), listFiles(board.resolveSibling(""), OF_A_LAYOUT));
    }

    /**
     * Returns those among the manifests of packages that are folders of the project.
     *
     * @param folders relative to the root
     */
    public static List<ConflictedFile> findInManifests(Path root, List<Path> folders) {
        return find(root, ScopedFiles.of(root), folders.stream()
                .map(folder -> root.resolve(folder).normalize().resolve(Project.FILE))
                .filter(manifest -> manifest.startsWith(root)));
    }

    private Stream<Path> listSources() {
        return Stream.concat(sources.stream(), listProjects().stream().map(folder -> folder.resolve(Project.FILE)));
    }

    /** Returns the folders of the project and packages that the sources belong to. */
    private SequencedSet<Path> listProjects() {
        var folders = new LinkedHashSet<Path>();
        sources.forEach(source -> Stream.<Path>iterate(source.resolveSibling(""), Objects::nonNull, Path::getParent)
                .takeWhile(folder -> folder.startsWith(root))
                .filter(folder -> Files.exists(folder.resolve(Project.FILE)))
                .forEach(folders::add));
        return folders;
    }

    /** Returns the boards of those targets whose entry is in one of the sources: atopile copies their placement to the modules it is for. */
    private Stream<Path> listReusedLayouts() {
        return listProjects().stream()
                .flatMap(folder -> ProjectFile.read(folder) instanceof ProjectReadResult.Read(var project) ? Stream.of(project) : Stream.empty())
                .flatMap(project -> project.targets().stream().flatMap(target -> findReusedLayout(project, target).stream()));
    }

    private Optional<Path> findReusedLayout(Project project, Target target) {
        try {
            return sources.contains(project.root().resolve(target.entryFile()).normalize())
                    ? Optional.of(project.resolveLayout(target.name()))
                    : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private Stream<Path> listLayout(Path board) {
        return Stream.concat(Stream.of(board), listFiles(board.resolveSibling(""), OF_A_LAYOUT));
    }

    private static Stream<Path> listFiles(Path folder, Pattern name) {
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> name.matcher(String.valueOf(entry.getFileName())).matches()).sorted().toList().stream();
        } catch (IOException | UncheckedIOException _) {
            return Stream.empty();
        }
    }

    private List<ConflictedFile> find(Stream<Path> inputs) {
        return find(root, files, inputs);
    }

    private static List<ConflictedFile> find(Path root, ScopedFiles files, Stream<Path> inputs) {
        return inputs.distinct().flatMap(input -> examine(root, files, input).stream()).toList();
    }

    private static Optional<ConflictedFile> examine(Path root, ScopedFiles files, Path input) {
        return files.readText(input, LARGEST)
                .map(text -> input.toString().endsWith(".ato") ? ConflictScanner.scan(text) : ConflictScanner.scanWithSingleMarkers(text))
                .filter(conflicts -> !conflicts.isEmpty())
                .map(conflicts -> new ConflictedFile(root.relativize(input).toString(), conflicts));
    }
}
