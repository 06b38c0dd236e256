package io.atopile.mcp.imports;

import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.imports.ImportClosure.OutsideImport;
import io.atopile.mcp.imports.ImportClosure.PythonFile;
import io.atopile.mcp.imports.ImportScanner.Literal;
import io.atopile.mcp.project.Project;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Follows the imports of a project's files, including installed packages, without compiling anything. Files that it can't read or
 * find count as unknown, never as harmless. Not thread-safe.
 */
public final class ImportGraph {

    private static final int MOST_FILES = 2_000;
    private static final int LARGEST = 8_000_000;
    private static final int LONGEST_SHOWN = 200;
    private static final String PYTHON = ".py";
    private static final Pattern PLAIN_ENTRY = Pattern.compile("(?!.:)(?!(.*/)?\\.\\./)[^:]+:[^:]*");
    private static final List<String> SUFFIXES = List.of(".ato", PYTHON);

    private final Path root;
    private final boolean valid;
    private final SearchPath search;
    private final Map<Path, Optional<List<Literal>>> scanned = new HashMap<>();

    private ImportGraph(Path root, boolean valid) {
        this.root = root;
        this.valid = valid;
        this.search = new SearchPath(root);
    }

    /** Creates a graph for sources with any text, read by a compiler that recovers from errors. */
    public static ImportGraph ofAnySource(Path root) {
        return new ImportGraph(root, false);
    }

    /** Creates a graph for sources that compile. */
    public static ImportGraph ofValidSource(Path root) {
        return new ImportGraph(root, true);
    }

    /** Returns the imports behind an entry of the form {@code file:Module}. */
    public ImportClosure ofEntry(String entry) {
        var named = entry.split(":", 2)[0];
        var file = root.resolve(named).normalize();
        var walk = new Walk(file);
        var importer = new Importer(Project.FILE, findEntryLine(entry));
        var place = PathResolver.resolve(root.resolve(named));
        if (!PLAIN_ENTRY.matcher(entry).matches() || place.filter(Files::isRegularFile).isEmpty()) {
            walk.unknown.add("the entry '%s' doesn't name a file of the project".formatted(shorten(entry)));
        }
        place.ifPresent(there -> {
            walk.visit(there, file, importer);
            if (!there.startsWith(root)) {
                walk.outside.add(new OutsideImport(Project.FILE, importer.line()));
            }
        });
        return walk.run();
    }

    /** Returns the imports of a file; its text may differ from the file on disk. */
    public ImportClosure ofFile(Path file, String text) {
        var walk = new Walk(file);
        walk.seen.add(file);
        walk.follow(file, ImportScanner.scan(text));
        return walk.run();
    }

    /** Returns the line of the manifest that names an entry; 1 if none does. */
    private int findEntryLine(String entry) {
        try {
            var lines = BoundedFile.readLines(root.resolve(Project.FILE), LARGEST);
            return IntStream.range(0, lines.size()).filter(at -> lines.get(at).contains(entry)).findFirst().orElse(0) + 1;
        } catch (IOException _) {
            return 1;
        }
    }

    private final class Walk {

        private final SequencedSet<PythonFile> python = new LinkedHashSet<>();
        private final SequencedSet<OutsideImport> outside = new LinkedHashSet<>();
        private final SequencedSet<String> unknown = new LinkedHashSet<>();
        private final SequencedSet<Path> seen = new LinkedHashSet<>();
        private final Deque<Path> open = new ArrayDeque<>();
        private final List<Path> design;

        Walk(Path file) {
            design = SearchPath.listDirectories(file);
            unknown.addAll(search.findObstacles(design));
        }

        ImportClosure run() {
            while (!open.isEmpty()) {
                var file = open.remove();
                var literals = scanned.size() < MOST_FILES ? scanned.computeIfAbsent(file, ImportGraph::scan) : Optional.<List<Literal>>empty();
                literals.ifPresentOrElse(
                        found -> follow(file, found),
                        () -> unknown.add("%s can't be read, or the design has too many files".formatted(name(file))));
            }
            return new ImportClosure(List.copyOf(seen), List.copyOf(python), List.copyOf(outside), List.copyOf(unknown));
        }

        void follow(Path importer, List<Literal> literals) {
            for (var literal : literals) {
                if (literal.valid() || !valid) {
                    follow(importer, literal);
                }
            }
        }

        private void follow(Path file, Literal literal) {
            var path = literal.path();
            var importer = new Importer(name(file), literal.line());
            var places = search.find(design, file, path);
            if (places.all().isEmpty() ? SearchPath.canEscape(path) : isOutsideProject(places.all())) {
                outside.add(new OutsideImport(importer.file(), importer.line()));
            }
            if (places.all().isEmpty() && path.endsWith(PYTHON)) {
                python.add(new PythonFile(path, importer.toString()));
            }
            if (isPlausible(literal)) {
                findObstacle(places, path).ifPresent(problem -> unknown.add("'%s', imported in %s, %s".formatted(shorten(path), importer, problem)));
            }
            (valid ? places.first() : places.all()).forEach(place -> visit(place.real(), place.real(), importer));
        }

        private Optional<String> findObstacle(SearchPath.Places places, String path) {
            if (places.unclear()) {
                return Optional.of("can't be resolved");
            }
            if (places.all().isEmpty()) {
                return SearchPath.isOfAtopile(path) ? Optional.empty() : Optional.of("was not found");
            }
            return places.first().stream().allMatch(place -> place.real().startsWith(root))
                    ? Optional.empty()
                    : Optional.of("may point outside the project");
        }

        /** A recovering compiler may take a string near an import for its path, but that is plausible only if it has a source's extension. */
        private boolean isPlausible(Literal literal) {
            return literal.valid() || SUFFIXES.stream().anyMatch(literal.path()::endsWith);
        }

        private boolean isOutsideProject(List<SearchPath.Place> there) {
            return !there.getFirst().real().startsWith(root)
                    || there.stream().anyMatch(place -> place.named().startsWith(root) && !place.real().startsWith(root));
        }

        /** Adds a file that atopile may read; files outside the project are never scanned. */
        void visit(Path place, Path file, Importer importer) {
            if (isPython(place) || isPython(file)) {
                python.add(new PythonFile(name(place), importer.toString()));
            } else if (place.startsWith(root) && Files.isRegularFile(place) && seen.add(file)) {
                open.add(file);
            }
        }
    }

    private record Importer(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /** Treats a file that isn't UTF-8 as empty, because atopile doesn't compile it. */
    private static Optional<List<Literal>> scan(Path file) {
        try {
            return Optional.of(ImportScanner.scan(BoundedFile.readText(file, LARGEST)));
        } catch (CharacterCodingException _) {
            return Optional.of(List.of());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean isPython(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(PYTHON);
    }

    private static String shorten(String path) {
        var plain = path.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > LONGEST_SHOWN ? plain.substring(0, LONGEST_SHOWN) + "…" : plain;
    }

    private String name(Path file) {
        return file.startsWith(root) ? root.relativize(file).toString().replace('\\', '/') : String.valueOf(file.getFileName());
    }
}
