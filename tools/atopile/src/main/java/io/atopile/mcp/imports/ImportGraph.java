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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Follows the imports of a project's files, through installed packages too, without compiling anything. What it can't read
 * counts as unknown, never as harmless. Not safe for several threads.
 */
public final class ImportGraph {

    private static final int MOST_FILES = 2_000;
    private static final int LARGEST = 8_000_000;
    private static final String PYTHON = ".py";

    private final Path root;
    private final boolean valid;
    private final boolean moved;
    private final SearchPath search;
    private final Map<Path, Optional<List<Literal>>> scanned = new HashMap<>();

    private ImportGraph(Path root, boolean valid) {
        this.root = root;
        this.valid = valid;
        this.moved = SearchPath.isMoved(root);
        this.search = new SearchPath(root);
    }

    /** For sources that may hold any text, read by a compiler that recovers from mistakes. */
    public static ImportGraph ofAnySource(Path root) {
        return new ImportGraph(root, false);
    }

    /** For sources that compile. */
    public static ImportGraph ofValidSource(Path root) {
        return new ImportGraph(root, true);
    }

    /** What an entry of the form {@code file:Module} is made of. */
    public ImportClosure ofEntry(String entry) {
        var colon = entry.lastIndexOf(':');
        var file = root.resolve(colon < 0 ? entry : entry.substring(0, colon)).normalize();
        var walk = new Walk();
        var line = lineOf(entry);
        walk.reach(file, new Importer(Project.FILE, line));
        if (!real(file).startsWith(root)) {
            walk.outside.add(new OutsideImport(Project.FILE, line));
        }
        return walk.run();
    }

    /** What a file imports; its text may differ from what the disk holds. */
    public ImportClosure ofFile(Path file, String text) {
        var walk = new Walk();
        walk.seen.add(file);
        walk.follow(file, ImportScanner.imports(text));
        return walk.run();
    }

    /** Where the manifest names an entry; the first line where it doesn't. */
    private int lineOf(String entry) {
        try {
            var lines = BoundedFile.lines(root.resolve(Project.FILE), LARGEST);
            return IntStream.range(0, lines.size()).filter(at -> lines.get(at).contains(entry)).findFirst().orElse(0) + 1;
        } catch (IOException _) {
            return 1;
        }
    }

    private final class Walk {

        private final SequencedSet<PythonFile> python = new LinkedHashSet<>();
        private final SequencedSet<OutsideImport> outside = new LinkedHashSet<>();
        private final Set<Path> seen = new HashSet<>();
        private final Deque<Path> open = new ArrayDeque<>();
        private boolean complete = !moved;

        ImportClosure run() {
            while (!open.isEmpty()) {
                var file = open.remove();
                var literals = scanned.size() < MOST_FILES ? scanned.computeIfAbsent(file, ImportGraph::scan) : Optional.<List<Literal>>empty();
                literals.ifPresentOrElse(found -> follow(file, found), () -> complete = false);
            }
            return new ImportClosure(List.copyOf(python), List.copyOf(outside), complete);
        }

        void follow(Path importer, List<Literal> literals) {
            for (var literal : literals) {
                if (literal.valid() || !valid) {
                    follow(importer, literal.path(), new Importer(name(importer), literal.line()));
                }
            }
        }

        private void follow(Path file, String path, Importer importer) {
            var there = search.candidates(file, path).stream().filter(Files::exists).toList();
            if (there.isEmpty() ? SearchPath.climbs(path) : leavesProject(there)) {
                outside.add(new OutsideImport(importer.file(), importer.line()));
            }
            if (there.isEmpty() && path.endsWith(PYTHON)) {
                python.add(new PythonFile(path, importer.toString()));
            }
            there.stream().limit(valid ? 1 : there.size()).forEach(place -> reach(place, importer));
            if (valid && path.endsWith(PYTHON) && Files.exists(file.resolveSibling(path))) {
                reach(file.resolveSibling(path), importer);
            }
        }

        private boolean leavesProject(List<Path> there) {
            return !real(there.getFirst()).startsWith(root)
                    || there.stream().anyMatch(place -> place.startsWith(root) && !real(place).startsWith(root));
        }

        /** Takes a file that atopile may read; one outside of the project is never looked through. */
        void reach(Path file, Importer importer) {
            var place = real(file);
            if (place.toString().endsWith(PYTHON) || file.toString().endsWith(PYTHON)) {
                python.add(new PythonFile(name(place), importer.toString()));
            } else if (place.startsWith(root) && Files.isRegularFile(place) && seen.add(place)) {
                open.add(place);
            }
        }
    }

    private record Importer(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /** atopile compiles no file that isn't UTF-8. */
    private static Optional<List<Literal>> scan(Path file) {
        try {
            return Optional.of(ImportScanner.imports(BoundedFile.text(file, LARGEST)));
        } catch (CharacterCodingException _) {
            return Optional.of(List.of());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException _) {
            return file.toAbsolutePath().normalize();
        }
    }

    private String name(Path file) {
        return file.startsWith(root) ? root.relativize(file).toString().replace('\\', '/') : String.valueOf(file.getFileName());
    }
}
